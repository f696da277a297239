"""The words of a text that carry its meaning: not those of grammar, nor those that any note of thanks holds."""

import re

from afterword.domain.checks.names import folded, word_set

_WORD = re.compile(r"[^\W_]+(?:[+#]+)?")
_LONGEST_WORD = 40

GRAMMAR = word_set(
    "a about above after again all also an and any are as at be been before being both but by can could did do does "
    "done each else even every few for from get go going got had has have he her here him his how i if in into is it "
    "its just know let like lot made make many may me might more most much my never no not now of off on one only or "
    "other our out over own re s said same see she should so some such t than that the their them then there these "
    "they thing things this those through to too two up us ve very want wanted was way we well were what when where "
    "which while who whole why will with would yes you your d ll m don isn aber alle als am auch auf aus bei bin bis "
    "da damit dann das dass dem den der des die dies diese dieser dieses doch du durch ein eine einem einen einer "
    "eines er es fur gegen gern gerne habe haben hat hatte ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im ist ja "
    "kann kein keine konnen man mehr mein meine meinem meiner mich mir mit nach nicht noch nur ob oder ohne sehr sein "
    "seine sich sie sind um und uns unser unsere unter vom von vor war waren weil wenn wer wie wir wird wo wurde "
    "wurden zu zum zur uber hier dort au aux avec c ce ces cette chez comme dans de elle elles en est et etait ete "
    "etre eux fait ils j je l la le les leur leurs lui ma mais meme mes moi mon n ne nos notre nous ont ou par pas "
    "plus pour qu que qui sa sans se ses si son sont suis sur ta te tes toi ton tous tout toute tres tu un une vos "
    "votre vous y entre al algo como con cual cuando del desde donde dos el ella ellos era esa ese eso esta este esto "
    "estos fue ha han hasta hay las lo los mas mi mis muy ni nosotros o para pero por porque quien ser sin sobre su "
    "sus tambien tiene todo todos una uno unos usted ustedes ya"
)
"""Folded (no case, no accents), in four languages."""

COURTESY = word_set(
    "thank thanks thankful grateful appreciate appreciated appreciation time today yesterday talk talked talking "
    "speak speaking spoke spoken conversation chat interview interviewing meet meeting met role position job team "
    "company work working join joining interested interest interesting interests excited exciting enthusiastic keen "
    "eager love loved liked noticed enjoy enjoyed enjoyable hear hearing heard learn learning learned learnt discuss discussed "
    "discussing discussion exchange opportunity chance next steps step look looking forward further question "
    "questions answer please feel free reach email phone contact information help helpful useful anything something "
    "hope soon regards best kind warm wishes sincerely dear hi hello good great really glad happy pleased pleasure "
    "delighted day busy place room full making took take taking taken part set aside able introduce myself sure think "
    "thought given giving gave give bring contribute fit experience skills people especially particularly truly still "
    "remain interviews process decision candidate week offer always everyone danke dank vielen herzlichen zeit heute "
    "gestern gesprach gesprache vorstellungsgesprach gesprochen sprechen stelle aufgabe unternehmen firma arbeit "
    "arbeiten interesse interessant interessiert freue freuen gefreut nachsten nachste schritte schritt fragen frage "
    "weitere weiteren antwort horen erreichen telefonisch mail gruss grussen grusse freundlichen besten guten tag "
    "hallo geehrte geehrter frau herr liebe lieber platz braucht brauchen weiss gross grosses anfangen genommen "
    "nehmen thema merci remercie entretien echange temps poste equipe entreprise travail travailler interesser "
    "interet rejoindre vraiment beaucoup prochaines prochaine etapes etape repondre reste disposition cordialement "
    "bonjour madame monsieur plaisir journee prend sujet parler pris savoir connaitre suite nouvelles attends heureux "
    "heureuse mieux bien joindre gracias agradezco agradecer tiempo hoy ayer conversacion entrevista charla hablar "
    "puesto equipo empresa trabajo trabajar interes interesa proximos pasos paso pregunta preguntas duda dudas "
    "responder disposicion saludo saludos cordial cordiales estimado estimada hola buenos dias placer gusto conocer "
    "encantaria encanto encantado quedo noticias espero ganas necesita parte disponible correo presentarme rato "
    "dedicar grande siendo sigue considered send reply call become comes takes yours ever come easy invited strong "
    "write add means proud open side short enough number start begin grow joined offered details detail positions "
    "match perfect confident believe background gelegenheit vorzustellen etwas per darauf solches vollen hore "
    "herzliche dafur eingeladen bedeutet viel weiterhin gehoren falls offen genugt kurze nachricht anruf gespannt "
    "viele avoir pouvoir presenter serait vrai vraie avez besoin autre chose pouvez rejouis sais remplie vivement "
    "aimerais reponds volontiers tenais remercier accorde invitation jamais cotes il manque encore quelque suffit "
    "message appeler remerciements meilleures salutations conmigo poder estoy queria darle nuestra ocupa hueco dia "
    "lleno mucho gustaria formar cualquier otra basta mensaje llamarme espera muchas dedico alegro invitacion haria "
    "mucha ilusion asumir queda pendiente respondo alegrara saber cuales siguientes mejores deseos need melden "
    "jederzeit fehlt reiche nachreichen ruckmeldung zusammenarbeiten zusammenarbeit kame teil teams mochte herzlich "
    "danken werden hate hesitez apprecie candidature attention compte grand attente souhaite bonne envoie ecrire "
    "faire partie envie aller loin consacre echanger dude escribirme cuenta reciba pronto hace falta envio seguir "
    "adelante incorporarme sigo tuvimos doy recibirme tomarse"
)
"""Words that stand in notes of thanks whatever was spoken about."""


def words_of(text: str) -> list[str]:
    """Every word, folded; of one without end the beginning."""
    return [found[:_LONGEST_WORD] for found in _WORD.findall(folded(text))]


def content_words(text: str, besides: frozenset[str] = frozenset()) -> list[str]:
    """The words of a text that mean something, once each, without those in `besides`."""
    kept = (word for word in words_of(text) if word not in GRAMMAR and word not in besides)
    return [word for word in dict.fromkeys(kept) if len(word) > 1 or not word.isascii()]


def shortened(words: str) -> str:
    """On one line, and not too long for a message."""
    line = " ".join(words.split())
    return line if len(line) <= 50 else f"{line[:49].rstrip()}…"
