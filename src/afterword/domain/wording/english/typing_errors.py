"""What hurried fingers do, and what they meant."""

from afterword.domain.wording.word_sets import word_set

_SLIPS = """
teh=the adn=and nad=and taht=that thta=that hte=the fo=of si=is wiht=with whit=with waht=what hwo=how tehir=their thier=their
recieve=receive recieved=received seperate=separate definately=definitely definitly=definitely accomodate=accommodate
acheive=achieve beleive=believe freind=friend freinds=friends wierd=weird becuase=because becasue=because beacuse=because
infastructure=infrastructure infrastucture=infrastructure infrastrucure=infrastructure architechture=architecture
architecure=architecture arhitecture=architecture enviroment=environment enviornment=environment goverment=government
managment=management mangement=management developement=development develoment=development experiance=experience
experince=experience intresting=interesting interseting=interesting intrested=interested buisness=business busines=business
calender=calendar colleage=colleague collegue=colleague collegues=colleagues comunity=community communtiy=community
conversaton=conversation converstaion=conversation discusion=discussion disucssion=discussion disscussion=discussion
postgress=Postgres postgers=Postgres postgre=Postgres postrges=Postgres kuberentes=Kubernetes kubernets=Kubernetes
kubernetees=Kubernetes kubernates=Kubernetes javscript=JavaScript typscript=TypeScript pyhton=Python migraton=migration
migartion=migration mirgation=migration migrtion=migration deploment=deployment deployemnt=deployment onbaording=onboarding
onboardng=onboarding onborading=onboarding oncall=on-call maintainance=maintenance maintenence=maintenance
maintenace=maintenance knowlege=knowledge knowlegde=knowledge langauge=language lanuage=language libary=library
mentorshp=mentorship metnoring=mentoring mentroing=mentoring occured=occurred oppurtunity=opportunity opportunty=opportunity
oportunity=opportunity perfomance=performance performace=performance proccess=process prodcut=product prodcution=production
progam=program programing=programming publically=publicly qualty=quality refered=referred relevent=relevant responsability=responsibility
restaraunt=restaurant restaurent=restaurant scedule=schedule shedule=schedule schedual=schedule strat=strategy startegy=strategy
stratgy=strategy succesful=successful successfull=successful suport=support tecnology=technology technolgy=technology thesys=thesis
tommorow=tomorrow tomorow=tomorrow tranistion=transition untill=until til=until usefull=useful volunter=volunteer marathn=marathon
maraton=marathon curiculum=curriculum cirriculum=curriculum patinet=patient patietns=patients pateint=patient pateints=patients
studnet=student studnets=students studens=students techer=teacher teachng=teaching nusring=nursing nursng=nursing kichen=kitchen
ktichen=kitchen customr=customer custmers=customers cusotmer=customer cusotmers=customers sucess=success analitics=analytics
anayltics=analytics algorithims=algorithms tshirt=T-shirt tshirts=T-shirts alot=a_lot abt=about w/=with w/o=without b/c=because bc=because cuz=because
bcs=because ppl=people thru=through tho=though rly=really v=very mgmt=management mgr=manager dept=department
eng=engineering engg=engineering infra=infrastructure govt=government yrs=years yr=year hrs=hours mins=minutes wks=weeks
mos=months ur=your u=you r=are btwn=between etc.=and_so_on etc=and_so_on vs=versus vs.=versus approx=about convo=conversation
fav=favourite faves=favourites mtg=meeting mtgs=meetings prod=production devs=developers everyones=everyone's someones=someone's yoy=year_on_year
dont=don't doesnt=doesn't didnt=didn't isnt=isn't arent=aren't wasnt=wasn't werent=weren't cant=can't couldnt=couldn't
wont=won't wouldnt=wouldn't shouldnt=shouldn't hasnt=hasn't havent=haven't theyre=they're youre=you're weve=we've ive=I've
im=I'm theyve=they've youve=you've whats=what's hows=how's wheres=where's thats=that's theres=there's id=I'd ill=I'll theyll=they'll
kids'=kids' &=and i=I i'm=I'm i've=I've i'd=I'd i'll=I'll +=and gonna=going_to wanna=want_to kinda=rather lotsa=lots_of
thurs=Thursday thur=Thursday weds=Wednesday tues=Tuesday wk=week nxt=next gd=good prob=probably probs=probably def=definitely esp=especially
custs=customers acct=account accts=accounts comms=communications reqs=requirements mngr=manager mngmt=management exp=experience mths=months
a11y=accessibility i18n=internationalisation demo'd=demoed hes=he's shes=she's intro'd=introduced tmrw=tomorrow diff=different poss=possible tacho=tachograph vols=volunteers hols=holidays
recs=recommendations collab=collaboration stds=standards avg=average bday=birthday
opensource=open-source realtime=real-time fulltime=full-time parttime=part-time signon=sign-on
oneonone=one-on-one longterm=long-term crossfunctional=cross-functional handson=hands-on reorg=reorganization refac=refactoring
"""
_UNSURE = word_set("id ill v r si fo whit eng bc prod strat refac kids' yr")

MEANT: dict[str, str] = {
    slip: meant.replace("_", " ")
    for slip, _, meant in (pair.rpartition("=") for pair in _SLIPS.split())
    if slip not in _UNSURE
}
"""One word in lower case → what was meant."""

COMPOUNDS = {
    "on call": "on-call", "post mortem": "postmortem", "post mortems": "postmortems", "blame less": "blameless",
    "role play": "role-play", "roleplay": "role-play", "new biz": "new business", "e2e": "end-to-end", "a lot of talk about": "", "open source": "open source",
}  # fmt: skip
