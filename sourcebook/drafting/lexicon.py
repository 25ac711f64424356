"""Words by which a draft tells people from what else is written with capitals. News English; extend as needed."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MONTHS = (
    "January February March April May June July August September October November December".split()
)

HONORIFICS = _words(
    "Mr Mr. Mrs Mrs. Ms Ms. Miss Mx Dr Dr. Prof Prof. Professor Sir Dame Lord Lady Gen Gen. General Lt Lt. "
    "Lieutenant Col Col. Colonel Maj Maj. Major Capt Capt. Captain Adm Adm. Admiral Sgt Sgt. Sergeant Brig Brig. "
    "Brigadier Cmdr Cmdr. Marshal Sen Sen. Senator Rep Rep. Representative Congressman Congresswoman Gov Gov. "
    "Governor President Chancellor King Queen Prince Princess Pope Imam Sheikh Ambassador Judge Justice Mayor "
    "Rabbi Bishop Archbishop Cardinal Ayatollah Mullah Maulana Sultan Emir Doctor Father Sister Reverend Rev Rev."
)
"""Titles that are used with a surname alone («Mr Khan», «Gen. Sharif»), so that they belong to a surface form."""

OFFICES = _words(
    "Minister Prime Secretary Chief Director Deputy Vice Commander Chairman Chairwoman Chair Adviser Advisor "
    "Spokesman Spokeswoman Spokesperson Premier Commissioner Envoy Leader Head Speaker Officer Attorney "
    "Counsel Executive Manager Coach Inspector Detective Superintendent Analyst Diplomat Economist Author "
    "Under Assistant Acting Former Ex Senior Special National Security State Treasury Defence Defense Foreign "
    "Interior Finance Commerce Justice Home Health Trade Energy Education Information Railways Affairs Staff "
    "Army Navy Air Force Military Press Opposition Republican Democrat Democratic Conservative Labour"
)
"""Words of an office that may stand before a name with a capital, and are no part of it."""

ROLES = _words(
    "minister president chancellor premier secretary senator ambassador envoy diplomat spokesman spokeswoman "
    "spokesperson director chief head leader chairman chairwoman chair commander general officer adviser advisor "
    "analyst expert scientist economist historian professor researcher fellow scholar lecturer author writer "
    "journalist reporter correspondent editor columnist lawyer attorney judge prosecutor lawmaker politician "
    "legislator representative governor mayor activist campaigner founder owner manager executive strategist "
    "coordinator commissioner official deputy member aide negotiator businessman businesswoman tycoon investor "
    "physician doctor nurse surgeon teacher student farmer engineer pilot captain coach player striker actor "
    "actress singer artist architect resident witness neighbour neighbor brother sister father mother son "
    "daughter wife husband widow cleric imam priest bishop king queen prince princess chef trader trustee "
    "consultant specialist inspector sergeant constable colonel brigadier admiral driver shopkeeper "
    "skipper mate colleague partner spouse cousin uncle aunt nephew niece friend neighbour client employee worker "
    "councilwoman councilman councillor congresswoman congressman chairperson businessperson policeman policewoman "
    "fireman nurse midwife organiser organizer biologist chemist physicist climatologist geologist ecologist epidemiologist psychologist sociologist"
)
"""What people are, in small letters: the noun before a name, or in what is added behind it."""

SPEAKER_NOUNS = ROLES | _words(
    "officials diplomats spokesmen spokespeople analysts experts scientists economists sources source aides "
    "officers witnesses residents lawmakers politicians advisers investigators investigator prosecutors police "
    "ministry department government embassy administration office army military navy court parliament "
    "ministers leaders authorities statement report reports study survey document documents letter media "
    "newspaper paper agency broadcaster company bank council committee commission regulator group union "
    "charity organisation organization institute court union observers critics supporters opponents "
    "protesters activists campaigners researchers historians traders investors executives engineers doctors "
    "teachers lawyers families relatives survivors villagers locals commanders soldiers militants troops man woman "
    "people person insider insiders staffer staffers operator operators owner owners parents passenger passengers"
)
"""The last word by which a text names somebody who speaks without giving a name."""

PLACES = _words(
    "Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria Azerbaijan Bahrain Bangladesh Belarus "
    "Belgium Bolivia Bosnia Brazil Britain Bulgaria Burma Cambodia Cameroon Canada Chad Chile China Colombia "
    "Congo Croatia Cuba Cyprus Denmark Ecuador Egypt England Eritrea Estonia Ethiopia Europe Fiji Finland France "
    "Gabon Gaza Georgia Germany Ghana Greece Guatemala Guinea Haiti Honduras Hungary Iceland India Indonesia Iran "
    "Iraq Ireland Israel Italy Jamaica Japan Jordan Kashmir Kazakhstan Kenya Korea Kosovo Kuwait Kyrgyzstan Laos "
    "Latvia Lebanon Liberia Libya Lithuania Luxembourg Madagascar Malawi Malaysia Maldives Mali Malta Mexico "
    "Moldova Mongolia Montenegro Morocco Mozambique Myanmar Namibia Nepal Netherlands Nicaragua Niger Nigeria "
    "Norway Oman Pakistan Palestine Panama Paraguay Peru Philippines Poland Portugal Qatar Romania Russia Rwanda "
    "Samoa Scotland Senegal Serbia Singapore Slovakia Slovenia Somalia Spain Sudan Sweden Switzerland Syria Taiwan "
    "Tajikistan Tanzania Thailand Tibet Tunisia Turkey Turkmenistan Uganda Ukraine Uruguay Uzbekistan Venezuela "
    "Vietnam Wales Yemen Zambia Zimbabwe Africa America Asia Eurasia Oceania Antarctica Balochistan Baluchistan "
    "Punjab Sindh Waziristan Khyber Crimea Siberia Bavaria Catalonia Texas California Florida Virginia Islamabad "
    "Karachi Lahore Peshawar Rawalpindi Kabul Kandahar Delhi Mumbai Beijing Shanghai Hong Kong Tokyo Seoul "
    "Pyongyang Moscow Petersburg Kiev Kyiv Minsk Warsaw Berlin Munich Vienna Paris London Brussels Rome Milan "
    "Madrid Barcelona Lisbon Athens Ankara Istanbul Damascus Baghdad Tehran Riyadh Dubai Doha Cairo Jerusalem "
    "Nairobi Lagos Johannesburg Washington Boston Chicago Houston Angeles York Francisco Ottawa Toronto Sydney "
    "Canberra Melbourne Wellington Geneva Zurich Stockholm Oslo Copenhagen Helsinki Dublin Edinburgh Belfast "
    "Manchester Glasgow Havana Caracas Bogota Lima Santiago Kuala Lumpur Bangkok Jakarta Manila Hanoi Rangoon "
    "Atlantic Pacific Indian Arctic Mediterranean Baltic Gulf Caucasus Balkans Himalayas Sahel Sahara"
)

PEOPLES = _words(
    "Afghan Albanian Algerian American Arab Argentine Armenian Asian Australian Austrian Azerbaijani Bangladeshi "
    "Belarusian Belgian Brazilian British Bulgarian Burmese Cambodian Canadian Chilean Chinese Colombian Cuban "
    "Czech Danish Dutch Egyptian English Estonian Ethiopian European Finnish French Georgian German Ghanaian Greek "
    "Hungarian Indian Indonesian Iranian Iraqi Irish Israeli Italian Japanese Jordanian Kazakh Kenyan Korean "
    "Kurdish Kuwaiti Latvian Lebanese Libyan Lithuanian Malaysian Mexican Mongolian Moroccan Nepali Nigerian "
    "Norwegian Omani Pakistani Palestinian Peruvian Philippine Filipino Polish Portuguese Qatari Romanian Russian "
    "Rwandan Saudi Scottish Serbian Singaporean Slovak Slovenian Somali Spanish Sudanese Swedish Swiss Syrian "
    "Taiwanese Tajik Thai Tibetan Tunisian Turkish Ugandan Ukrainian Uzbek Venezuelan Vietnamese Welsh Yemeni "
    "Zambian Zimbabwean African Western Eastern Northern Southern Central Muslim Christian Jewish Hindu Sikh "
    "Islamic Islamist Catholic Buddhist Sunni Shia Kashmiri Soviet Communist Republican Democrat Democratic"
)

NOT_NAMES = _words(
    "Academy Act Administration Affairs Agency Agreement Airport Airlines Alliance Army Assembly Association "
    "Authority Avenue Bank Base Battle Bay Board Border Bridge Brigade Bureau Cabinet Capitol Center Centre "
    "Chamber Church City Club Coast Coalition College Command Commission Committee Commons Commonwealth Company "
    "Conference Congress Constitution Cooperation Corp Corporation Corridor Council County Court Cup Daily Day "
    "Department District Division Doctrine Economy Embassy Empire Exchange Facebook Falcon Federal Federation "
    "Fighting Fleet Force Forces Forum Foundation Front Fund Games Gazette Government Group Guard Guardian Hall "
    "Harbour Harbor Herald Hospital Hotel House Inc Industries Initiative Institute Institution International "
    "Investigation Island Islands Jazeera Journal Kingdom Lake League Limited Line Lockheed Ltd Magazine Mail "
    "Marine Media Ministry Mission Mosque Mountain Mountains Movement Museum Nation Nations Network News Newsweek "
    "Ocean Office Olympics Operation Organisation Organization Pact Park Parliament Party Peninsula Plan Police "
    "Policy Port Post Project Protocol Province Radio Railway Region Republic Reserve Resolution Reuters River Road "
    "School Sea Senate Services Shabaab Society Square Stadium State States Station Strait Street Studies Summit "
    "Supreme Survey System Antarctic Arctic Toys Bureau Watchdog Protection Safety Taliban Telegraph Television Territory Times Today Tower Treaty Treasury Tribune Twitter Union "
    "United University Valley Village War Ward Watch Week White World Year Zone Sachs Goldman Boeing Airbus "
    "Microsoft Google Apple Amazon Dynamics Systems Technologies Holdings Partners Capital Media Bloomberg "
    "Getty Images Photo Photographer Wikimedia Christmas Easter Ramadan Eid God Bible Quran Koran Covid "
    "North South East West New Great Big Green Red Black Fighter Jet Missile Helicopter Hind Boko Haram Qaeda "
    "Street Journal Google YouTube Instagram Telegram WhatsApp LinkedIn Netflix Tesla Toyota Honda Samsung"
)
"""Words that make what is written with capitals something else than a person."""

COMMON = _words(
    "A About According Across Add Adding After Again Against Ago All Along Already Also Although Am Amid Among An "
    "Analysts And Another Any Are As Asked At Back Because Before Being Below Both But By Can Considering "
    "Could Critics Describing Despite Did Do Does During Each Earlier Either Even Ever Every Everyone Experts Few "
    "First Following For From Further Given Had Has Have He Her Here Hers Him His How However I If Immediately In "
    "Indeed Inside Instead Interestingly Into Is It Its Just Last Late Later Lately Leading Least Like Local "
    "Many May Me Meanwhile Might More Moreover Most Much Must My Nearly Neither Nevertheless Next No Nobody Nor "
    "Not Nothing Now Of Off Officials On Once One Only Or Other Others Our Out Outside Over Part Perhaps Plans "
    "Please Previously Rather Recently Reports Responding Saying Second Sensing She Should Similarly Since So Some "
    "Sources Speaking Still Such Take Talking Tensions Than That The Their Them Then There These They This Those "
    "Though Three Through Throughout Thus To Together Told Tomorrow Tonight Too Two Under Unlike Until Up Upon Us "
    "Very Was We Well Were What Whatever When Where Whether Which While Who Whose Why Will With Within Without "
    "Would Writing Yes Yesterday Yet You Your Mostly Most Once Just Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun Photo File Image Source Update Exclusive "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
) | frozenset(MONTHS)
"""Words that have a capital because a sentence begins, or because they name a day."""

PARTICLES = _words(
    "al el ul ur bin bint ibn van von de der den di da do dos du la le ter ten y zu af av"
)
"""Small words inside a name."""

OUTLET_WORDS = _words(
    "Times Post News Journal Guardian Telegraph Herald Tribune Today Daily Gazette Agency Radio Press Magazine "
    "Weekly Chronicle Independent Observer Economist Standard Mirror Express Star Sun Mail Globe Mercury Courier "
    "Reuters AFP AP BBC CNN CNBC NBC CBS ABC NPR PBS MSNBC Bloomberg Jazeera TASS RIA Interfax Xinhua Dawn "
    "Kommersant Newsweek Politico Axios Vox Spiegel Monde Figaro Bild Zeit Sky Fox ITV RT TV Television Arabiya "
    "Haaretz Kyodo Yonhap ANSA DPA EFE PTI ANI Tolo Geo Twitter Facebook Telegram YouTube"
)
"""The last, or only, word of an outlet's name."""

ENGLISH = _words(
    "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they "
    "which one you were all her she there would their we him been has when who will no more if out so said what "
    "its about than into them can only other time new some could these two may first then do any like my now"
)
"""The commonest words of English, by which a text shows its language."""
