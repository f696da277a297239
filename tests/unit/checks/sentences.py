"""Sentences of notes: with one error each, and without."""

PLANTED = [
    # agreement
    ("It was good to learn that your team have grown and that the new hires works in pairs.", "works"),
    ("I enjoyed talking about the three project that you run.", "project"),
    ("Each of the nurses I met were kind.", "were"),
    ("The plans you showed me was impressive.", "was"),
    ("She don't need another meeting before the summer.", "don't"),
    ("I has worked with Postgres for six years.", "has"),
    ("It was interesting to hear how your company do its planning.", "do"),
    ("There is many reasons why I would like to join.", "is"),
    # a and an
    ("I liked your story about an new warehouse in Leeds.", "an"),
    ("It was a honour to meet the whole kitchen.", "a"),
    ("What draws me to the role is being a owner of the data platform.", "a"),
    ("We talked for a hour about testing.", "a"),
    ("I would love to be an user of that tool one day.", "an"),
    # doubled words
    ("I enjoyed talking about the the migration to Postgres.", "the the"),
    ("It was good to learn that that team is growing and and hiring.", "and and"),
    ("Thank you for taking the time to to speak with me.", "to to"),
    ("I would love to work with with you.", "with with"),
    # misspelt words
    ("I look forward to recieve your answer.", "recieve"),
    ("It was a pleasure to hear about your acheivements.", "acheivements"),
    ("I definately want to help with the new ward.", "definately"),
    ("Our conversation about accomodation for patients stayed with me.", "accomodation"),
    ("I enjoyed talking about the managment of the night shifts.", "managment"),
    ("Thank you for your oppenness about the layoffs.", "oppenness"),
    ("I keep thinking about your question on seperate queues.", "seperate"),
    ("It was interesting to hear how you onbord new people.", "onbord"),
    # its and it's, your and you're, then and than
    ("Its a role that I would enjoy every day.", "Its"),
    ("I was glad to hear that its going well with the new oven.", "its"),
    ("The team is proud of it's record on safety.", "it's"),
    ("It was good to learn that your hiring two more engineers.", "your"),
    ("Thank you for showing me you're garden.", "you're"),
    ("I was glad that your so open about the budget.", "your"),
    ("I am even more interested in the role then before.", "then"),
    ("It was longer then I had expected.", "then"),
    ("I would rather build it slowly then buy it.", "then"),
    # missing apostrophes
    ("I dont think I have laughed so much in an interview.", "dont"),
    ("I couldnt help noticing the guitar on your wall.", "couldnt"),
    ("It was clear that youre proud of the team.", "youre"),
    ("Im looking forward to hearing from you.", "Im"),
    # their and there, of and have
    ("It was interesting to hear how there team handles incidents.", "there"),
    ("I should of mentioned my work on sharding.", "should of"),
]
KEPT_APART = [
    ("The questions you asked was fair and clear.", "was"),
    ("He have shown me the whole plant.", "have"),
    ("One of the thing I liked most is the library.", "thing"),
    ("Your engineers and your designer was a joy to meet.", "was"),
    ("It is an useful idea to pair a new nurse with a old hand.", "an"),
    ("I have an European work permit.", "an"),
    ("It was an pleasure to talk with you.", "an"),
    ("I am sure that I would would fit in.", "would would"),
    ("It was great to hear about about the reading group.", "about about"),
    ("I am greatful for your time.", "greatful"),
    ("The enviroment you describe is what I am looking for.", "enviroment"),
    ("It was a priviledge to see the lab.", "priviledge"),
    ("I look foward to the next round.", "foward"),
    ("I think its the best team I have met.", "its"),
    ("The company changed it's name last year.", "it's"),
    ("I hope your well and that the launch went smoothly.", "your"),
    ("The pace is faster then in my last job.", "then"),
    ("I wasnt sure about the deadline, and now I am.", "wasnt"),
    ("Thats the kind of work I enjoy.", "Thats"),
    ("I would of liked to see more of the garden.", "would of"),
    ("Thank you for you time today.", "you"),
    ("I look forward to hear from you.", "hear"),
    ("I am very interested on the role.", "on"),
    ("I enjoyed to talk with you about the menu.", "to talk"),
]
GOOD = """\
I enjoyed talking about how the on-call rota changed after the outage in March.
It was good to learn that new people spend their first week with support.
Your point that the boring solution is usually the kind one stayed with me.
I keep thinking about the two teams that share one schema.
It was fun to find out that we both learned to code on a borrowed laptop.
I couldn't help noticing the first edition of Middlemarch on your shelf.
What draws me to the role is looking after the whole data platform, from ingest to dashboards.
I would love to help build the new ward from the start.
Could you tell me when I might hear from you?
In case it is useful: my notes on it, https://sam.example/notes.
It was interesting to hear how you run on-call with six people and no pager fatigue.
Thank you also for showing me the test kitchen, and for the sourdough.
I was glad that you were so open about the night shifts.
I liked your question about what I would do in the first ninety days.
It was good to learn that you're moving off Oracle by the end of Q2.
You said that “nobody owns the schema”, and I have been turning that over since.
I enjoyed our conversation about blameless postmortems, feature flags and trunk-based development.
The walk through the plant made the job real for me: the noise, the care, the people.
I'd be happy to send the spreadsheet I mentioned, or to walk you through it.
As a former paramedic I know how much a calm handover matters.
My years in retail taught me to listen first, and your store team clearly does that.
It was interesting to hear how the sixth form chose its new exam board.
I was especially taken with your plan to pair each newly qualified nurse with a mentor.
I hope Biscuit recovers quickly from the vet visit!
We both seem to think that documentation is a feature.
I have since read the paper on CRDTs you recommended, and it answered half of my questions.
If you'd like references from St Thomas' or from my time at the BBC, just say so.
Hearing that the board backs a four-day week was a nice surprise.
I came to the interview curious and left it keen.
The case study on churn was a fair test, and I learned something from it.
It was refreshing to talk about pricing with someone who has carried a bag.
What appeals to me about the role is that engineers talk to customers every week.
The way you described your first year as a head teacher stayed with me.
Our chat about Rust versus Go was the most fun I have had in an interview.
I was pleased to hear that the clinic opens at 7 a.m. and that shifts are self-rostered.
I'm based in Leeds but happy to be in the Manchester office two days a week.
It was good to know that the team of twelve is split between Lisbon and Kraków.
I would very much like to work on the migration to Snowflake with you and Priya.
Thanks again, and enjoy the marathon on Sunday.
Please give my thanks to the rest of the panel too.
I was the one who asked about dbt; here is the repo: https://github.example/sam/dbt-notes.
It was interesting to hear how you decide what not to build.
Your story about the launch that went wrong, and what came of it, told me a lot about the culture.
I had not expected to talk about bees in a finance interview, but I am glad we did.
The organisation of the ward, and the colour codes on the charts, made sense at once.
Your neighbors program and the new labor and delivery unit sound like places where I could help.
I was impressed by how your SDRs and AEs share one pipeline.
You mentioned that the role will grow into a lead position within eighteen months, which suits me well.
It was a pleasure meeting you and seeing the studio.
I enjoyed hearing about the refit, the crew and the winter season.
Talking through the take-home with you showed me how you review code: kindly and in detail.
I especially liked that you let the pupils set the rules for the maker space.
I'll bring my portfolio to the next round, including the packaging for Oatly.
It was interesting to hear how you balance walk-ins with bookings.
That you started on the shop floor yourself says a lot.
Looking forward to the next step, whatever it may be.
I can start on 1 March, or sooner if that helps.
The more I hear about the role, the more I want it.
Being asked what I had got wrong last year was a good sign.
I look forward to hearing how the pilot in Ward 7 goes.
""".splitlines()
