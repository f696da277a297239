"""Common given names, to tell “Jane Doe” from “Blue Harbor”; not being here proves nothing."""

_NAMES = """
    aaron abby adam adrian agnes ahmed aiko aisha akira alain alan alba albert alberto alejandra alejandro
    alessandra alessandro alex alexander alexandra alexis alfred ali alice alicia alina alison amanda amelie
    amir amit amy ana anders andre andrea andreas andrei andres andrew angela anika anita anja anke ann anna
    anne annette anthony antoine anton antonio aoife ari arjun arthur astrid aurelie axel ayse barbara bart
    beatrice beatriz ben benjamin bernd bianca bill björn bob brian bruno camila camille carl carla carlos
    carmen carol caroline catherine cecile cedric chantal charles charlotte chiara chloe chris christian
    christina christine christoph christophe claire clara claudia clement cristina daan dana daniel daniela
    daria dario dave david deborah denis dennis diana diego dieter dirk dmitri dominik dora edoardo eduardo
    eileen elena eleonora elias elif elisa elisabeth eliza elizabeth ella ellen els elsa emil emilie emily emma
    emmanuel enrico eric erik erika ernesto esther eva evan fabian fabio fatima federica federico felipe felix
    fernanda fernando filip fiona florence florian francesca francesco francisco franck francois frank franz
    fred frederic frieda friederike gabriel gabriela gareth georg george gerard gianni gina giorgia giorgio
    giovanni giulia giuseppe gloria grace greg guillaume gustavo gwen hana hanako hanna hannah hans harry haruka
    heather hector heike helen helena helene henk henning henrik henry hiroshi holger hugo ian ibrahim imani
    ines inga ingo ingrid irene iris isabel isabella isabelle ivan ivy jack jacob jakob james jamie jan jana
    jane janet javier jean jeff jenna jennifer jens jeroen jessica jill jim joana joanna joao joe joel johan
    johanna johannes john jon jonah jonas jonathan jordan jorge jose josef joseph joshua joyce juan judith jules
    julia julian juliana julie julien julio jun justin jürgen kai kaori karen karin karl karla kata kate
    katharina katherine kathrin katja katrin kazuki keiko keith kelly ken kenji kenta kevin kim kirsten klaus
    koen kofi kristin kristina lara larissa lars laura laurent lea leila lena leo leon leonardo leonie leticia
    liam lieke lily lin linda lisa lorenzo lotte louis louise luc luca lucas lucia lucie lucy luis luisa lukas
    luke luna lydia madeleine maja manuel manuela mara marc marcel marcelo marco marcos marek margaret maria
    mariana marie marina mario marion marisol mark markus marlene marta martha martin martina mary mateo mathieu
    mathilde matteo matthew matthias maurice max maxime maya megan mehmet mei melanie mia michael michel
    michelle miguel mika mike mila milan mina miriam mohamed mohammed monica monika morgan nadia nadine nadja
    naoko naomi natalia natalie nathalie nathan neil nele nia nicholas nick nicola nicolas nicole niels nikolai
    nils nina noah noor nora oliver olivia olivier omar oscar otto owen pablo paola paolo pascal pat patricia
    patrick paul paula paulo pedro peter petra philip philipp philippe pia pierre pieter pilar piotr priya
    quentin quinn rachel rafael rahul raj ralf ramon raphael raquel raul ravi rebecca regina reiko renata rene
    ricardo riccardo richard rina rita rob robert roberta roberto robin roger roland romain roman rosa rose
    rosie roy ruben ruth ryan ryo sabine sabrina sakura salma sam samantha samir samuel sandra sanne sara sarah
    sascha satoshi scott sean sebastian selin sergei sergio sharon shreya silke silvia simon simone sina sofia
    sonia sonja sophia sophie stefan stefania stefanie stella stephan stephanie stephen steve steven sunil susan
    susanne sven sylvie takeshi tamara tanja tara tariq taro tatiana ted teresa tess theo theresa thiago thierry
    thomas thorsten till tim timo tina tobias tom tomas tomasz tomoko tony tracy udo ulrich ulrike ursula uta
    uwe valentina valerie vanessa vera veronica victor victoria viktor vincent vincenzo vivian walter wei wendy
    werner wiebke will willem william wolfgang xavier yan yannick yara yasmin yoko yolanda yuki yuko yusuf yves
    yvonne zoe
"""

GIVEN_NAMES = frozenset(_NAMES.split())
