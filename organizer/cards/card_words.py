"""The words that tell what a line of a card is: titles, legal forms, streets, countries.

Written for this program; compared folded (`organizer.practice.names.folded`).
"""

from __future__ import annotations

from typing import Final

from organizer.practice.names import PARTICLES, PREFIXES

ENGLISH_TITLE_WORDS: Final = frozenset(
    """
    ceo cfo coo cto cio cmo cpo cso chro ciso vp svp evp avp md chief head lead leader president
    vice manager mgr director dir officer executive exec engineer eng developer programmer architect
    scientist researcher analyst consultant advisor adviser assistant associate secretary
    specialist expert designer coordinator administrator admin recruiter technician accountant
    auditor bookkeeper controller supervisor superintendent foreman counsel attorney lawyer
    solicitor barrister notary paralegal partner principal founder cofounder owner proprietor
    chairman chairwoman chairperson chair governor trustee treasurer dean professor lecturer
    instructor teacher tutor fellow intern trainee apprentice representative rep agent broker
    realtor dealer distributor buyer planner merchandiser strategist producer editor writer author
    journalist reporter correspondent photographer artist illustrator copywriter translator
    interpreter librarian curator physician surgeon dentist nurse therapist psychologist
    veterinarian pharmacist optometrist chiropractor chef cook baker barista bartender sommelier
    captain pilot driver operator mechanic electrician plumber carpenter contractor builder
    inspector surveyor evangelist ambassador spokesperson concierge host stylist hairdresser
    barber coach trainer musician singer composer actor pastor minister rabbi priest senator
    councillor mayor commissioner ombudsman entrepreneur investor banker underwriter actuary
    economist statistician chemist physicist biologist geologist scrum guru ninja freelancer
    student candidate
    rector vicar curate deacon verger bursar registrar provost chancellor headmaster headmistress
    headteacher principal ranger tracker groomer farrier luthier milliner upholsterer bookbinder
    arborist horticulturist landscaper florist beekeeper brewer distiller roaster butcher
    fishmonger cheesemonger winemaker tailor seamstress tattooist piercer jeweller jeweler
    goldsmith silversmith blacksmith locksmith glazier roofer plasterer tiler joiner bricklayer
    stonemason decorator painter sculptor potter ceramicist weaver printmaker bookseller
    archivist conservator animator videographer filmmaker dj presenter broadcaster columnist
    celebrant undertaker embalmer midwife paramedic physiotherapist osteopath podiatrist
    chiropodist acupuncturist dietitian nutritionist audiologist orthodontist optometrist
    hygienist optician esthetician beautician masseuse masseur phlebotomist radiographer
    doula nanny caregiver carer custodian janitor caretaker gardener groundskeeper housekeeper
    valet chauffeur courier mover fitter installer welder toolmaker machinist millwright
    estimator dispatcher scheduler expediter assessor adjuster appraiser valuer auctioneer
    conveyancer arbitrator mediator advocate magistrate judge sheriff constable sergeant
    lieutenant major colonel detective investigator firefighter marshal harbourmaster pilot
    skipper bosun deckhand purser steward stewardess navigator dramaturge choreographer
    conductor organist cantor soloist violinist cellist pianist drummer guitarist tuner
    lecturer reader demonstrator postdoctoral emeritus proctor warden clerk keeper merchant
    counselor counsellor negotiator worker maker organiser organizer planner facilitator
    liaison steward buyer purchaser custodian operative apprentice prop proprietress
    proprietrix freelance
    """.split()
)
TITLE_WORDS: Final = ENGLISH_TITLE_WORDS | frozenset(
    """
    partnerin courtier courtiere vigneron vigneronne traducteur traductrice reditelka jednatelka
    architekt architektka arkitekt manajer direktur kepala staf indkobschef salgschef
    geschaftsfuhrer geschaftsfuhrerin geschaftsfuhrung geschaftsleitung geschaftsleiter
    inhaber inhaberin vorstand vorstandin vorsitzender vorsitzende prokurist prokuristin
    leiter leiterin leitung direktor direktorin referent referentin berater beraterin
    ingenieur ingenieurin entwickler entwicklerin techniker technikerin meister meisterin
    sachbearbeiter sachbearbeiterin mitarbeiter mitarbeiterin assistent assistentin assistenz
    sekretar sekretarin einkaufer einkauferin verkaufer verkauferin kaufmann kauffrau
    rechtsanwalt rechtsanwaltin notar notarin steuerberater steuerberaterin arzt arztin
    architektin gesellschafter gesellschafterin grunder grunderin vertreter vertreterin
    beauftragter beauftragte betreuer betreuerin planerin redakteur redakteurin
    directeur directrice responsable conseiller conseillere gerant gerante
    ingenieure chef cheffe adjoint adjointe assistante secretaire comptable avocat avocate
    fondateur fondatrice dirigeant dirigeante technicien technicienne commercial commerciale
    attache attachee delegue deleguee architecte medecin
    director directora gerente jefe jefa encargado encargada consultor consultora asesor asesora
    ingeniero ingeniera abogado abogada socio socia fundador fundadora presidente presidenta
    administrativo administrativa tecnico tecnica coordinador coordinadora secretario secretaria
    analista diseñador disenador disenadora arquitecto arquitecta desarrollador comercial
    direttore direttrice responsabile ingegnere avvocato titolare amministratore delegato
    consulente impiegato segretaria architetto socio fondatore
    directeur bestuurder adviseur medewerker eigenaar verkoper verkoopleider hoofd ingenieur
    diretor diretora gerente coordenador coordenadora engenheiro engenheira advogado advogada
    chef direktor konsult saljare ekonom projektledare ordforande
    verkoopadviseur directrice leider makelaar beheerder consulent projectleider zaakvoerder
    kierownik specjalista dyrektor prezes doradca radca ksiegowa przedstawiciel inspektor
    koordynator asystent asystentka projektant wlasciciel adwokat lekarz glowny glowna
    reditel jednatel vedouci manazer obchodni direktorica vodja voditelj svetovalec predsednik
    upravitelj inzenir inzenjer odvjetnik savjetnik igazgato ugyvezeto vezeto mernok ugyved
    inginer avocat consilier administrator mudur muduru muhendis muhendisi uzman uzmani baskan
    baskani danisman danismani sorumlu sorumlusu temsilci temsilcisi yonetici yoneticisi avukat
    mimar kurucu ortagi koordinatoru asistan asistani musavir johtaja paallikko insinoori
    notaire expert experte pdg maitre professeur chercheur chercheuse consultante negociateur agent
    courtier graphiste gestionnaire coordinateur coordinatrice animateur redacteur juriste huissier
    infirmiere pharmacien psychologue associe associee president presidente
    enfermera medico medica profesor profesora dentista vendedor vendedora representante agente
    propietario propietaria proprietario proprietaria contador contadora psicologa fisioterapeuta
    corretor corretora supervisor especialista ejecutivo ejecutiva executivo executiva consejero
    consejera diretora socia analista
    geometra commercialista professore funzionario addetto referente capo rappresentante venditore
    fondatrice ragioniere notaio dirigente amministratrice unico
    headmaster headmistress headteacher subgerente subdirector subdirectora enologo enologa
    nutricionista avp svp realtor winemaker clerk estimator dispatcher machinist
    hygienist optician esthetician
    perito ghillie gillie lutier lotse repostera repostero kansanedustaja honnudur
    veterinario veterinaria fontanero fontanera electricista carpintero carpintera albanil
    pintora jardinero jardinera peluquero peluquera cocinero cocinera panadero panadera
    pastelero pastelera carnicero florista fotografo fotografa periodista traductor traductora
    interprete profesora maestro maestra catedratico catedratica rector rectora decano decana
    notario notaria procurador procuradora perito economista biologo biologa quimico quimica
    geologo geologa agronomo agronoma topografo aparejador interiorista decorador decoradora
    paisajista modista soldador mecanico taxista conductor piloto patron guia recepcionista
    camarero sumiller bodeguero ganadero agricultor apicultor matrona logopeda podologo
    farmaceutico farmaceutica cirujano cirujana pediatra ginecologo ginecologa cardiologo
    dermatologo oftalmologo psiquiatra terapeuta masajista entrenador entrenadora monitora
    actor actriz musico cantante escritor escritora editor editora librero librera
    bibliotecario bibliotecaria archivero conservador conservadora restaurador restauradora
    comisario comisaria galerista diputado diputada concejal menuisier menuisiere plombier
    electricien electricienne macon peintre jardinier jardiniere paysagiste fleuriste coiffeur
    coiffeuse estheticienne boulangere patissier patissiere charcutier fromager fromagere
    sommelier sommeliere cuisinier cuisiniere restaurateur restauratrice hotelier hoteliere
    aubergiste viticulteur viticultrice maraicher maraichere apiculteur eleveur agriculteur
    agricultrice forgeron serrurier ebeniste tapissier encadreur relieur imprimeur libraire
    bibliothecaire photographe journaliste ecrivain auteur autrice illustrateur illustratrice
    comedien comedienne musicien musicienne luthier professeure enseignant enseignante
    formateur formatrice educateur educatrice orthophoniste kinesitherapeute osteopathe
    psychotherapeute dieteticienne sophrologue veterinaire dentiste chirurgien chirurgienne
    pediatre ophtalmologue opticien opticienne geometre urbaniste geologue chimiste biologiste
    adjointe depute deputee senateur senatrice prefet greffier mediateur mediatrice idraulico
    elettricista falegname muratore imbianchino giardiniere fiorista parrucchiere parrucchiera
    estetista panettiere pasticcere pasticciera macellaio cuoca ristoratore albergatore
    viticoltore enologo enologa farmacista ottico giornalista scrittore scrittrice traduttore
    traduttrice insegnante fisioterapista psicologo osteopata dietista dentista odontoiatra
    chirurgo oculista commercialista revisore agente mediatore immobiliarista sarta calzolaio
    orafo restauratore liutaio stampatore autista guida sindaco assessore curatore encanador
    eletricista marceneiro marceneira serralheiro pedreiro jardineiro cabeleireiro
    cabeleireira padeiro confeiteiro cozinheiro cozinheira chefe jornalista tradutor tradutora
    professor professora fisioterapeuta nutricionista cirurgia arquiteto arquiteta urbanista
    contabilista solicitador vereador prefeito corretora despachante mediador mediadora
    loodgieter elektricien metselaar hovenier bloemist kapper kapster slager tandarts huisarts
    dierenarts apotheker fysiotherapeut logopedist verloskundige psycholoog architect tekenaar
    vormgever ontwerper fotograaf schrijver redacteur vertaler tolk docent leraar lerares
    hoogleraar onderzoeker conservator rietdekker imker rechter advocaat notaris accountant
    boekhouder makelaar burgemeester wethouder raadslid secretaresse bedrijfsleider vennoot
    oprichter rorleggare elektriker snickare malare tradgardsmastare frisor bagare kock lakare
    tandlakare veterinar sjukskoterska larare forskare fotograf journalist oversattare
    arkitekt jurist advokat revisor maklare fastighetsmaklare grundare agare delagare
    verksamhetschef rorlegger snekker maler baker kokk lege tannlege sykepleier laerer forsker
    oversetter regnskapsforer eiendomsmegler grunnlegger daglig seniorradgiver radgiver
    driftsleder tomrer laege tandlaege dyrlaege sygeplejerske indehaver ejer direktor
    chefkonsulent yrittaja metsanhoitaja putkimies sahkoasentaja puuseppa kampaaja leipuri
    kokki laakari hammaslaakari elainlaakari opettaja tutkija valokuvaaja toimittaja kaantaja
    tulkki arkkitehti asianajaja tilintarkastaja kiinteistonvalittaja perustaja omistaja
    suunnittelija asiantuntija hydraulik elektryk stolarz murarz malarz ogrodnik fryzjer
    fryzjerka piekarz cukiernik kucharz lekarz lekarka stomatolog weterynarz pielegniarka
    polozna fizjoterapeuta psycholog nauczyciel nauczycielka wykladowca profesor dziennikarz
    tlumacz tlumaczka grafik architekt konstruktor geodeta prawnik notariusz komornik sedzia
    doradca rzecznik burmistrz radny wspolwlasciciel wspolnik ksiegowy instruktor trener
    instalater elektrikar truhlar zednik malir zahradnik kadernice cukrar kuchar zubar
    veterinarka fyzioterapeut ucitel ucitelka vyzkumnik fotografka novinar prekladatel
    prekladatelka tlumocnik pravnik advokatka notarka soudce starosta majitel majitelka
    jednatelka zastupce zastupkyne predseda predsedkyne projektant projektantka technik ucetni
    vizvezetek villanyszerelo asztalos komuves festo kertesz fodrasz cukrasz szakacs orvos
    fogorvos allatorvos gyogytornasz tanar tanarno kutato fotos ujsagiro fordito tolmacs
    grafikus epitesz kozjegyzo konyvelo konyvvizsgalo adotanacsado ertekesito tulajdonos
    alapito tesisatci elektrikci marangoz boyaci bahcivan kuafor firinci asci hekim hekimi
    doktor dishekimi veteriner eczaci fizyoterapist ogretmen ogretmeni fotografci gazeteci
    cevirmen tercuman mimari noter muhasebeci sahibi vodoinstalater zidar vrtlar frizer
    lijecnik profesorica prevoditelj prevoditeljica novinarka arhitekt arhitektica vlasnik
    vlasnica dokter pengacara arsitek insinyur akuntan guru dosen penerjemah wartawan pemilik
    pendiri klempner tischler zimmerer dachdecker gartnerin floristin friseur friseurin
    friseurmeister backerin konditor konditorin kochin koechin wirtin gastwirt gastwirtin
    winzerin landwirt landwirtin imkerin goldschmied goldschmiedin uhrmacher optiker optikerin
    augenoptiker augenoptikerin fotografin journalistin redakteurin lektor lektorin ubersetzer
    ubersetzerin dolmetscher dolmetscherin grafiker grafikerin designerin gestalter
    gestalterin illustratorin kunstler kunstlerin musiker musikerin sanger sangerin lehrer
    lehrerin dozent dozentin professorin forscher forscherin physiotherapeut hebamme logopadin
    ergotherapeut heilpraktiker heilpraktikerin zahnarzt zahnarztin tierarzt tierarztin
    apothekerin psychologe psychologin richterin burgermeister burgermeisterin landrat
    landratin pfarrer pfarrerin pastorin diakon restaurator restauratorin kurator kuratorin
    archivar archivarin buchhandler buchhandlerin verleger verlegerin bestatter bestatterin
    schornsteinfeger hausverwalter gutachter gutachterin sachverstandiger sachverstandige
    trainerin coachin moderator moderatorin betriebswirt betriebswirtin fachwirt volkswirt
    okonom okonomin chemiker chemikerin physiker physikerin biologe biologin geologe
    informatiker informatikerin mathematiker programmierer programmiererin oberarzt oberarztin
    chefarzt chefarztin stationsleitung kuchenchef schaferin forsterin solicitors bookmaker
    lutenist ghillie outfitter skipper shipwright sailmaker thatcher wheelwright saddler
    cobbler bootmaker hatter gunsmith glassblower lettercutter signwriter typesetter
    cartographer surveyor oceanographer astronomer botanist ecologist arboriculturist
    gamekeeper stockman herdsman breeder handler referee jockey caddie mountaineer diver
    lifeguard coxswain helmsman stevedore signalman flagman chaplain abbess prioress bishop
    archbishop archdeacon cantor imam muezzin swami legislator representative congressman
    congresswoman alderman warden coroner bailiff registrar assayer actuary cashier bursar
    almoner matron phlebotomist sonographer radiologist anaesthetist anesthesiologist
    paediatrician pediatrician obstetrician midwife doula coder tester modeler modeller rigger
    cinematographer screenwriter playwright poet novelist biographer essayist critic blogger
    vlogger influencer streamer emcee compere magician juggler puppeteer acrobat
    postdoctoral emeritus steward warden merchant counselor counsellor negotiator worker keeper
    """.split()
)
TITLE_ENDINGS: Final = (
    *("leiter", "leiterin", "leitung", "fuhrer", "fuhrerin", "ingenieur", "ingenieurin"),
    *("entwickler", "entwicklerin", "berater", "beraterin", "referent", "referentin"),
    *("assistent", "assistentin", "assistenz", "techniker", "direktor", "beauftragter"),
    *("anwalt", "anwaltin", "arzt", "arztin", "meister", "meisterin", "pfleger", "pflegerin"),
    *("vertreter", "makler", "maklerin", "planer", "planerin", "prufer", "pruferin", "lehrer"),
    *("therapeut", "therapeutin", "betreuer", "betreuerin", "mitarbeiter", "mitarbeiterin"),
    *("ologist", "nomist", "ician", "ographer", "ologe", "ologin", "grapher"),
    *("ingenjor", "konsult", "ansvarig", "skoterska", "radgivare", "saljare", "ledare"),
    *("adviseur", "medewerker", "leider", "beheerder", "konsulent", "radgiver", "johtaja"),
    *("verkaufer", "verkauferin", "kaufer", "kauferin", "fraedingur", "stjori", "fulltrui"),
    *("lehrerin", "verwalter", "verwalterin", "forscher", "forscherin", "trainer", "trainerin"),
    *("gestalter", "gestalterin", "kauffrau", "kaufmann", "arbeiter", "arbeiterin", "verzorger"),
    *("instructeur", "bewerker", "tekniker", "arbeider", "ingenieure", "sprecher", "sprecherin"),
    *("padagoge", "padagogin", "wissenschaftler", "wissenschaftlerin", "gesellschafter"),
    *("ernik", "ownik"),
    *("dermist", "onist", "arist", "erist", "inist", "icist", "alist", "urist"),
    *("manager", "managerin", "manageress", "engineer", "director", "designer", "leder", "chef"),
)
TITLE_PHRASES: Final = (
    *("hargé", "HARGÉ", "harge de", "HARGE DE"),
    *("代表取締役", "取締役", "研究員", "次長", "室長", "専務", "常務", "教授", "弁護士", "編集"),
    *("部長", "課長", "係長", "社長", "会長", "主任", "所長", "店長", "经理", "總經理"),
    *("总经理", "总监", "董事长", "董事", "主管", "工程师", "主席", "总裁", "대표", "이사"),
    *("부장", "과장", "팀장"),
)

DEPARTMENT_WORDS: Final = frozenset(
    """
    department dept division abteilung bereich fachbereich referat dezernat departement
    departamento gerencia subgerencia jefatura dipartimento afdeling avdelning avdelningen abt
    faculty fakultat
    dzial biuro zespol bolum bolumu departmani mudurlugu ufficio divisione direction direccion
    pole equipe team unit section sektion laboratory lab laboratoire seminar
    chair lehrstuhl div oddelenie oddelenia directorate afd reparto wydzial osasto
    oddeleni odbor osztaly odsek sekcja
    """.split()
)
DEPARTMENT_PHRASES: Final = ("部", "本部", "事業部", "課", "室", "部门", "科")
"""What a department's name ends with."""
FUNCTION_WORDS: Final = frozenset(
    """
    sales marketing research finance financial purchasing procurement quality production
    engineering logistics legal operations product products support service services consulting
    controlling manufacturing communications development human resources hr it administration
    accounting innovation strategy security vertrieb einkauf personal forschung entwicklung
    produktion logistik recht betrieb fertigung konstruktion buchhaltung qualitat kommunikation
    verwaltung ventes achats recherche ressources humaines ventas compras investigacion
    recursos humanos customer relations public affairs international business regional
    national technical creative editorial medical clinical corporate commercial technology
    compliance investor real estate digital procurement sourcing audit tax treasury facilities
    events
    client clients account accounts corporate partnerships growth data security cloud mobile web
    securite sante environnement qualite logistique comptabilite informatique travaux maintenance
    seguridad salud calidad logistica comunicacion contabilidad mantenimiento exportacion sicurezza
    qualita comunicazione amministrazione contabilita manutenzione seguranca saude qualidade
    comunicacao manutencao sicherheit umwelt planung instandhaltung veiligheid milieu environment
    environmental policy planning analytics exploration
    gestion gestione gestao patrimoine clientele clients patrimonio
    juridique technique satin alma ihracat ithalat pazarlama satis teknik handlowy marknad ekonomi
    inkop forsaljning verkoop inkoop personeel acquisti vendite commerciale suprimentos fiscal
    """.split()
)

LEGAL_FORMS: Final = frozenset(
    """
    inc incorporated corp corporation co company llc llp lp pllc plc ltd limited pty gmbh mbh ag kg
    ohg gbr ug kgaa se eg ev e.v sa sas sarl sasu eurl sci snc sl slu scl spa srl sapa snc bv nv vof
    ab oy oyj as asa aps a/s hf ehf kft zrt bt doo d.o.o jsc ooo oao zao pvt bhd sdn pte
    kk gk cv tbk ltda eireli me epp lda sro spol zoo spzoo ek eg ev hb spj spk ska sca scop sti
    ans sp ky tov pc pa est ad ead eood dooel dd scrl sprl asbl vzw stiftung eingetragene
    """.split()
)
LEGAL_PHRASES: Final = ("株式会社", "有限会社", "合同会社", "有限公司", "集团", "주식회사", "(株)")
_COMMON_COMPANY_WORDS: Final = frozenset(
    """
    group groupe gruppe grupo holding holdings technologies technology tech systems solutions
    software consulting consultants associates partners partnership industries industrial
    enterprises international global university universitat universite universidad college
    institute institut bank banking insurance versicherung versicherungen hotel resort
    restaurant cafe bistro
    airlines airways hospital clinic klinik klinikum pharmacy apotheke school academy foundation
    stiftung society association verband verein agency agentur agence agencia studio studios lab
    labs laboratories media press verlag publishing publications design designs architects
    realty properties immobilien estate construction bau engineering electric electrical
    electricals electronics energy power motors auto automotive automobile logistics transport
    trading traders exports imports foods bakery brewery winery vineyards farm farms gardens
    pharma pharmaceuticals chemicals biotech medical health healthcare care dental fitness salon
    spa church ministry ministerium council government county department services service network
    networks telecom communications interactive digital digitals creative creations productions
    sons bros brothers sohne fils hijos filhos figli zonen entertainment events travel tours capital
    investments ventures fund finance financial
    securities advisors wealth law legal office kanzlei werke werk fabrik manufaktur gesellschaft
    genossenschaft sparkasse museum theatre theater gallery store shop outlet mart supply supplies
    products company works team club inc boutique jewelers jewellers florist catering
    kitchen grill pizza
    bakehouse bookshop roastery brewpub tavern inn pub guesthouse hostel nursery kindergarten kita
    praxis surgery chapel parish cathedral mosque synagogue temple diocese priory abbey monastery
    gemeinde gemeente kommune kommun comune mairie ayuntamiento prefecture landkreis landratsamt
    stadtwerke schule gymnasium grundschule ecole lycee escuela scuola skole skola szkola
    trust charity caritas diakonie co-operative cooperative cooperativa genossenschaft
    taxi cabs towing removals cleaning landscaping roofing plumbing heating joinery carpentry
    caterers jewellery jewelry ceramics pottery photography films filmproduktion theatre orchestra
    """.split()
)

ROMANCE_COMPANY_WORDS: Final = frozenset(
    """
    centro clinica consultorio estudio despacho bufete gabinete cabinet etude maison bottega azienda
    officina oficina escritorio agence agencia agenzia ecole escuela escola scuola institut
    instituto istituto clinique centre atelier ateliers taller talleres tienda panaderia ferreteria
    libreria bodega bodegas hacienda finca fundacion asociacion gestoria asesoria inmobiliaria
    constructora transportes boulangerie patisserie pharmacie farmacia librairie entreprise societe
    etablissements ets domaine chateau menuiserie plomberie auberge brasserie trattoria osteria
    pizzeria panificio cantina fondazione impresa ditta autofficina carrozzeria padaria fazenda
    banque banca banco caisse caja cassa maternite hopital universite mairie ministere ministerio
    compagnie compania groupe grupo gruppo federation fondation mutuelle union
    transportadora construtora laboratorio irmaos hermanos fratelli colegio sindicato associacao
    """.split()
)
"""Words for firms that stand first in a name, before what they deal in."""
COMPANY_WORDS: Final = (
    _COMMON_COMPANY_WORDS
    | ROMANCE_COMPANY_WORDS
    | frozenset(
        """
    gasthof gasthaus weingut buro ingenieurburo architekturburo autohaus buchhandlung fahrschule
    tanzschule bakkerij praktijk makelaardij notariaat stichting kwekerij bygg verksted bageri
    bageriet salong byra mekleri zaklad zaklady firma biuro kancelaria hurtownia gabinet apteka
    przychodnia piekarnia fabryka przedsiebiorstwo spoldzielnia uslugi gospodarstwo kancelar
    stadt ajuntament brodrene brodr gebruder gebr ordinace autoservis stavby iroda muhely ticaret
    sanayi insaat gida tekstil otel eczanesi cars chauffeurs limousines homes
    hastanesi muhendislik mimarlik lokantasi toko warung alliance cathedral police
    """.split()
    )
)

STREET_WORDS: Final = frozenset(
    """
    street str st avenue ave av road rd lane ln drive dr boulevard blvd bd court ct place pl plaza
    square sq terrace way highway hwy parkway pkwy circle cir suite ste floor flr fl unit room rm
    building bldg tower block apt box pobox postfach bp park estate quay wharf mews crescent close
    row walk hill gardens house sector phase nagar marg colony cross main opp near
    strasse gasse weg platz allee ring ufer damm chaussee hof markt stock etage steig zeile
    rue quai impasse chemin route cours cedex batiment allee place passage
    calle avda avenida paseo plaza carrera cra camino piso apartado ronda via pl oficina
    via viale piazza corso largo vicolo strada
    straat laan plein gracht weg kade singel
    rua travessa alameda praca largo andar sala
    gatan gata vagen vej gade vei katu tie ulica ul aleje jalan jl lorong lor
    al os plac osiedle cad cadde caddesi sok sokak sokagi sk bulvar bulvari mah mahallesi
    avenida av alameda largo estrada rodovia conjunto calcada
    ruta km barrio urb urbanizacion manzana lote vereda placa carrer passeig rambla lotissement
    c calle ctra carretera glorieta poligono pol nave via
    ulice namesti utca ter korut strada bulevardul calea box postbus
    """.split()
)
STREET_ENDINGS: Final = (
    *("strasse", "straße", "str", "gasse", "weg", "platz", "allee", "ring", "ufer", "damm", "hof"),
    *("gata", "vegur", "braut", "stigur", "utca", "kuja", "polku"),
    *("straat", "laan", "plein", "gracht", "kade", "gatan", "vagen", "gade", "vej", "katu"),
)

BUILDING_WORDS: Final = frozenset(
    """
    house building works centre center court tower towers hall campus park mill chambers estate
    complex plaza mall arcade business industrial gebaude haus hochhaus zentrum gewerbepark
    zi za zac parc residence immeuble batiment centro edificio poligono pol parque palazzo zona
    airport hangar barn yard sawmill pavilion wharf lodge cottage farm rectory vicarage
    gebouw toren kantoor bedrijvenpark budynek hus mah mahallesi bhavan bhawan nagar
    """.split()
)
"""In the line above a street: where in it, or in which of its houses."""

US_STATES: Final = frozenset(
    """
    AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY
    NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR
    """.split()
)
US_STATE_NAMES: Final = frozenset(
    """
    alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho
    illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota
    mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas
    utah vermont virginia wisconsin wyoming
    """.split()
) | {
    *("new hampshire", "new jersey", "new mexico", "new york", "north carolina", "north dakota"),
    *("rhode island", "south carolina", "south dakota", "west virginia"),
}
OTHER_STATES: Final = {
    **dict.fromkeys("ON QC BC AB MB SK NS NB NL PE YT NT NU".split(), "CA"),
    **dict.fromkeys("NSW VIC QLD TAS ACT".split(), "AU"),
}
COUNTIES: Final = {
    name: code
    for code, names in {
        "GB": "kent|surrey|sussex|east sussex|west sussex|hampshire|hants|berkshire|berks|wiltshire"
        "|wilts|dorset|devon|cornwall|somerset|gloucestershire|glos|oxfordshire|oxon|bucks"
        "|buckinghamshire|bedfordshire|beds|hertfordshire|herts|essex|suffolk|norfolk|cambs"
        "|cambridgeshire|lincolnshire|lincs|leicestershire|leics|nottinghamshire|notts|derbyshire"
        "|staffordshire|staffs|shropshire|cheshire|lancashire|lancs|cumbria|northumberland|yorkshire"
        "|north yorkshire|south yorkshire|west yorkshire|east yorkshire|n yorks|w yorks|merseyside"
        "|tyne and wear|tyne & wear|greater manchester|west midlands|warwickshire|worcestershire"
        "|worcs|herefordshire|northamptonshire|northants|rutland|middlesex|middx|county durham"
        "|co durham|co. durham|gwent|powys|dyfed|gwynedd|clwyd|glamorgan|pembrokeshire|anglesey"
        "|carmarthenshire|ceredigion|monmouthshire|fife|aberdeenshire|perthshire|argyll|lothian"
        "|midlothian|ayrshire|lanarkshire|stirlingshire|scottish borders|co antrim|co. antrim"
        "|co down|co. down|co armagh|co. armagh|co tyrone|co. tyrone|isle of wight",
        "IE": "|".join(
            f"{county} {name}"
            for county in ("co", "co.", "county")
            for name in (
                "carlow cavan clare cork donegal dublin galway kerry kildare kilkenny laois leitrim"
                " limerick longford louth mayo meath monaghan offaly roscommon sligo tipperary"
                " waterford westmeath wexford wicklow"
            ).split()
        ),
    }.items()
    for name in names.split("|")
}
"""With the country (ISO 3166) that each is a part of."""
COUNTRIES: Final = {
    name: code
    for code, names in {
        "US": "usa|u.s.a|us|united states|united states of america|etats-unis|estados unidos",
        "GB": "uk|u.k|united kingdom|great britain|england|scotland|wales|northern ireland",
        "DE": "germany|deutschland|allemagne|alemania|germania",
        "AT": "austria|osterreich|autriche",
        "CH": "switzerland|schweiz|suisse|svizzera|suiza",
        "FR": "france|frankreich|francia",
        "ES": "spain|espana|spanien|espagne",
        "IT": "italy|italia|italien|italie",
        "PT": "portugal",
        "NL": "netherlands|the netherlands|nederland|niederlande|holland|pays-bas",
        "BE": "belgium|belgie|belgique|belgien",
        "LU": "luxembourg|luxemburg",
        "IE": "ireland|eire|irland",
        "DK": "denmark|danmark|danemark",
        "SE": "sweden|sverige|schweden",
        "NO": "norway|norge|norwegen",
        "FI": "finland|suomi|finnland",
        "PL": "poland|polska|polen",
        "CZ": "czech republic|czechia|ceska republika|tschechien",
        "SK": "slovakia|slovensko",
        "HU": "hungary|magyarorszag|ungarn",
        "RO": "romania",
        "BG": "bulgaria",
        "GR": "greece|hellas|griechenland",
        "TR": "turkey|turkiye|turkei",
        "RU": "russia|russian federation",
        "UA": "ukraine",
        "IL": "israel",
        "AE": "uae|u.a.e|united arab emirates|dubai|abu dhabi|sharjah",
        "SA": "saudi arabia|kingdom of saudi arabia|ksa",
        "QA": "qatar",
        "KW": "kuwait",
        "EG": "egypt|egypte",
        "ZA": "south africa",
        "NG": "nigeria",
        "KE": "kenya",
        "IN": "india|tamilnadu|tamil nadu|karnataka|maharashtra|kerala|gujarat|telangana"
        "|andhra pradesh|a.p|uttar pradesh|u.p|madhya pradesh|m.p|west bengal|w.b|rajasthan|haryana"
        "|bihar|odisha|assam|goa|jharkhand|uttarakhand|chhattisgarh|himachal pradesh",
        "PK": "pakistan",
        "BD": "bangladesh",
        "LK": "sri lanka",
        "CN": "china|p. r. china|p.r. china|pr china|p.r.china|prc|中国",
        "HK": "hong kong|hongkong|h.k|kowloon|new territories|n.t",
        "TW": "taiwan|taiwan r.o.c|r.o.c",
        "JP": "japan|日本",
        "KR": "korea|south korea|republic of korea",
        "SG": "singapore|republic of singapore",
        "MY": "malaysia|selangor|kuala lumpur",
        "ID": "indonesia|jakarta",
        "TH": "thailand",
        "VN": "vietnam|viet nam",
        "PH": "philippines",
        "AU": "australia|australien|new south wales|queensland|tasmania",
        "NZ": "new zealand|aotearoa new zealand|aotearoa|neuseeland",
        "CA": "canada|kanada|ontario|quebec|british columbia|alberta|manitoba|saskatchewan"
        "|nova scotia",
        "MX": "mexico",
        "BR": "brazil|brasil|brasilien",
        "AR": "argentina",
        "CL": "chile",
        "CO": "colombia",
        "PE": "peru",
        "SI": "slovenia|slovenija|slowenien",
        "HR": "croatia|hrvatska|kroatien",
        "RS": "serbia|srbija",
        "BA": "bosnia and herzegovina",
        "EE": "estonia|eesti",
        "LV": "latvia|latvija",
        "LT": "lithuania|lietuva",
        "IS": "iceland|island",
        "CY": "cyprus",
        "MT": "malta",
        "MA": "morocco|maroc",
        "TN": "tunisia|tunisie",
        "GH": "ghana",
        "TZ": "tanzania",
        "UG": "uganda",
        "ET": "ethiopia",
        "LB": "lebanon|liban",
        "IR": "iran",
        "OM": "oman|sultanate of oman",
        "BH": "bahrain",
        "NP": "nepal",
        "KH": "cambodia",
        "MO": "macau|macao",
        "EC": "ecuador",
        "VE": "venezuela",
        "UY": "uruguay",
        "CR": "costa rica",
        "PA": "panama",
        "MU": "mauritius|ile maurice",
        "JM": "jamaica",
        "BB": "barbados",
        "TT": "trinidad|trinidad and tobago|trinidad & tobago",
        "LC": "saint lucia|st. lucia",
        "BS": "bahamas|the bahamas",
        "RW": "rwanda",
        "BI": "burundi",
        "SN": "senegal",
        "CI": "cote d'ivoire|cote d’ivoire|ivory coast",
        "CM": "cameroon|cameroun",
        "GN": "guinee|guinea",
        "CD": "rd congo|rdc|dr congo|d.r. congo",
        "GA": "gabon",
        "TG": "togo",
        "BJ": "benin",
        "BF": "burkina faso",
        "SL": "sierra leone",
        "LR": "liberia",
        "GM": "the gambia",
        "SC": "seychelles",
        "MW": "malawi",
        "KG": "kyrgyzstan",
        "LA": "laos",
        "DZ": "algeria|algerie",
        "ZM": "zambia",
        "ZW": "zimbabwe",
        "BW": "botswana",
        "NA": "namibia",
        "MZ": "mozambique|mocambique",
        "AO": "angola",
        "MG": "madagascar",
        "BO": "bolivia",
        "PY": "paraguay",
        "GT": "guatemala",
        "HN": "honduras",
        "NI": "nicaragua",
        "SV": "el salvador",
        "DO": "dominican republic|republica dominicana",
        "CU": "cuba",
        "IQ": "iraq",
        "KZ": "kazakhstan",
        "UZ": "uzbekistan",
        "MN": "mongolia",
        "AM": "armenia",
        "AZ": "azerbaijan",
        "MD": "moldova",
        "AL": "albania|shqiperia",
        "MK": "north macedonia",
        "ME": "montenegro|crna gora",
        "LI": "liechtenstein",
        "MC": "monaco",
        "AD": "andorra",
        "MM": "myanmar",
        "BN": "brunei|brunei darussalam",
        "FJ": "fiji",
        "PG": "papua new guinea",
        "MV": "maldives",
        "GL": "greenland|kalaallit nunaat",
        "FO": "faroe islands|foroyar",
    }.items()
    for name in names.split("|")
} | COUNTIES

REGIONS: Final = COUNTIES.keys() | frozenset(
    "tamilnadu|tamil nadu|karnataka|maharashtra|kerala|gujarat|telangana|andhra pradesh|a.p"
    "|uttar pradesh|u.p|madhya pradesh|m.p|west bengal|w.b|rajasthan|haryana|bihar|odisha|assam|goa"
    "|jharkhand|uttarakhand|chhattisgarh|himachal pradesh|ontario|quebec|british columbia|alberta"
    "|manitoba|saskatchewan|nova scotia|new south wales|queensland|tasmania|kowloon|new territories"
    "|n.t|selangor|dubai|abu dhabi|sharjah|england|scotland|wales|northern ireland".split("|")
)
"""Of those names, the ones that are a part of their country."""

_ENGLISH: Final = "and|the|our|your|with|registered"
SAID_IN: Final = {
    "DE": "gmbh|ohg|kgaa|ug|e.v|fon|telefax|handy|durchwahl|*strasse|*str|postfach|inh|inhaber"
    "|geschaftsfuhrer|*leiter|*leiterin|und|seit|mobil|vertrieb|ust",
    "AT": "gmbh|ges.m.b.h|telefax|mag|*strasse|*str|und|geschaftsfuhrer",
    "CH": "natel|telefon direkt|*strasse|*str",
    "FR": "pere|fils|et|sarl|sas|sasu|eurl|rue|cedex|portable|telecopie|siret|rcs|tva|directeur"
    "|directrice|responsable|capital|port|bis",
    "ES": "calle|avda|tfno|movil|slu|s.l|sl|de|del|mas|y|la|abogado|abogada"
    "|abogados|gerente|izda|dcha|nif|cif",
    "MX": "s.a. de c.v|de c.v|colonia|rfc|delegacion|gerente",
    "CO": "cra|carrera|nit|cll|gerente",
    "AR": "cuit|gerente",
    "CL": "rut|gerente|comuna",
    "PE": "ruc|s.a.c|gerente",
    "IT": "via|viale|piazza|corso|s.r.l|srl|s.p.a|spa|cell|cellulare|direttore|p.iva|p. iva|ing",
    "PT": "lda|telemovel|tlm|contribuinte|rua",
    "BR": "ltda|rua|cep|cnpj|diretor|diretora|celular|engenheiro|advogado|alameda",
    "NL": "b.v|bv|postbus|mobiel|kvk|*straat|*laan|adviseur|directeur|en",
    "BE": "bvba|nv|zaakvoerder|*straat|*laan",
    "SE": "*qvist|*sson|*strom|*gren|ab|vaxel|besoksadress|*gatan|*vagen|org.nr|saljare|*chef|och"
    "|mobil",
    "NO": "postboks|daglig|*veien|*gata|og",
    "DK": "*gaard|aps|cvr|*vej|*gade|tlf|og",
    "FI": "oy|oyj|suomen|*inen|*anen|*onen|*katu|*tie|puh|gsm|toimitusjohtaja",
    "IS": "*dottir|simi|kt|ehf|hf|og",
    "MA": "ice|rc|patente|cnss",
    "PL": "*owski|*owska|*ewski|*ewska|*czyk|sp. z o.o|z o.o|ul|kom|tel. kom|nip|kierownik|prezes"
    "|dyrektor",
    "CZ": "*ova|s.r.o|a.s|jednatel|reditel|mob",
    "SK": "*ova|s.r.o|a.s|konatel|riaditel|mob",
    "HU": "kft|zrt|bt|utca|em|fszt|ugyvezeto",
    "RO": "*escu|bulevardul|strada|s.r.l|avocat",
    "SI": "d.o.o|vodja|direktor|ulica|cesta",
    "HR": "*ovic|*evic|d.o.o|ulica|oib",
    "RS": "*ovic|*evic|d.o.o|ulica",
    "BA": "d.o.o|ulica",
    "GR": "*opoulos|*idis|*akis|*opoulou",
    "LT": "*iene|*auskas|uab|gatve|pr",
    "LV": "sia|iela",
    "EE": "ou|tn|mnt",
    "TR": "*oglu|sti|a.s|cad|sok|mah|gsm|mudur|muduru|ve|tic|san",
    "GB": f"plc|llp|freephone|{_ENGLISH}",
    "US": _ENGLISH,
    "CA": _ENGLISH,
    "IE": _ENGLISH,
    "NZ": _ENGLISH,
    "AU": f"abn|acn|gpo|pty|{_ENGLISH}",
    "ZA": f"pty|{_ENGLISH}",
    "IN": "pvt|regd|nagar|marg|opp|near|gstin|dist|mandal|taluka|extn|mob|(p) ltd",
    "PK": "uan|pvt",
    "MY": "sdn|bhd|jalan|h/p|darul",
    "SG": "pte|did|hp",
    "ID": "pt|jl|jalan|tbk|kav",
    "PH": "barangay|brgy",
    "TH": "moo|soi|tambon|amphur",
    "NG": "rc",
}
"""By country (ISO 3166): words, folded, that are said there more than elsewhere; `*` stands for
what goes before in the word."""
LETTERS_OF: Final = {
    letter: tuple(codes.split())
    for letters, codes in (
        *(("ß", "DE AT"), ("ü", "DE AT CH"), ("ä", "DE AT FI SE"), ("ö", "DE AT SE TR HU")),
        *(
            ("å", "SE NO DK"),
            ("øæ", "DK NO"),
            ("è", "FR IT"),
            ("ç", "FR PT BR TR"),
            ("êé", "FR"),
            ("ïœ", "FR"),
        ),
        *(("ñ", "ES"), ("ãõ", "BR PT"), ("ó", "ES PL"), ("í", "ES CZ"), ("łęż", "PL")),
        *(("þð", "IS"),),
        *(("řěů", "CZ"), ("ğşı", "TR"), ("őű", "HU"), ("ț", "RO")),
    )
    for letter in letters
}
"""The countries where a letter is at home."""
COUNTRIES_OF_NOTE: Final = tuple(
    "US GB DE FR IN ES IT NL BE CH AT SE NO DK FI PL CZ HU RO PT IE GR TR IL AE SA EG ZA NG KE PK"
    " CN HK TW JP KR SG MY ID TH VN PH AU NZ BR MX AR CL CO PE".split()
)
"""Those that a number without its country is tried in."""
POSTAL_PREFIXES: Final = dict(
    pair.split("-")
    for pair in (
        "D-DE A-AT CH-CH FL-LI F-FR B-BE L-LU I-IT E-ES P-PT NL-NL S-SE SE-SE DK-DK N-NO CZ-CZ"
        " PL-PL H-HU SI-SI HR-HR FIN-FI FI-FI RO-RO"
    ).split()
)
"""What stands before a postal code, with a hyphen."""

NAME_PREFIXES: Final = PREFIXES | frozenset(
    """
    revd canon fra profa hab mtra mtro abg bc mudr judr phdr mvdr rndr paeddr thdr ds sister
    brother imam
    maitre reverend monsignor pd hofrat rt ven
    chief engr barr alhaji hajia haji datuk dato
    dott dottssa dott.ssa ir drs rev hon capt col maj lt eng ca cs adv avv av arch geom rag dra d
    don dna me mgr inz er dipl dr-ing dr.-ing prof.ssa profssa lic arq sig smt shri fr pastor
    """.split()
)
TITLES_OF_NAMES: Final = frozenset(
    """
    captain kapitan doctor colonel father rabbi imam sheikh commander sergeant archdeacon chef coach
    elder bishop deacon judge officer detective major general admiral lieutenant senator
    """.split()
)
"""What stands before a given name as a prefix does, and elsewhere is a title."""
OF_DOCTORS: Final = frozenset("med dent vet habil phil rer nat jur iur oec pol theol agr".split())
"""What a doctor is of, with a point, before a name."""
NAME_SUFFIXES: Final = frozenset(
    """
    jr sr ii iii iv phd md dds dmd jd esq mba emba cpa cfa msc bsc ma ba bs ms meng beng be me pe ra
    aia faia leed ap rn bsn msn dvm llm llb mcse pmp cissp cfp fca aca acca mbbs od do phr sphr gri
    crs abr mphil edd psyd dba bcom ccim sior mrics frics ciwem riba ceng miet cipd mcips acma cgma
    bcompt ca mph mha cfp chfc clu msw
    frs frse fba fsa fraes frgs fiet fca fcca fcti cbe obe mbe kbe qc kc sc jp dl tep pharmd rph
    mrcvs bvsc bvms bds mfds facc facog esq di bcl llm
    aicp asla lcsw lmft dpt aprn np pac rdn facs frcs mrcp faap facp ret mtech btech hons
    """.split()
)
NAME_PARTICLES: Final = PARTICLES | {
    *("y", "e", "und", "st", "freiin", "freifrau", "freiherr", "graf", "grafin", "baron", "edler"),
    *("ní", "ni", "ó", "mac", "bint", "binti", "haji", "hajjah"),
}

GIVEN_NAMES: Final = frozenset(
    """
    aaron adam adrian agnes ahmed aisha alan albert alejandro alex alexander alexandra alfred ali
    alice alicia alison amanda amber amelia amit amy ana anders andre andrea andreas andrew andy
    angela anil anita anja ann anna anne annette anthony antonio arjun arthur arun ashley astrid
    axel barbara beate ben benjamin bernard bernd beth betty bill birgit bob brad brandon brenda
    brian bridget bruce bryan camille carl carla carlos carmen carol caroline catherine cathy
    charles charlotte chen chloe chris christian christina christine christoph christopher cindy
    claire clara claudia colin connor craig cristina cynthia dale dan daniel daniela danielle dave
    david dean deborah debra deepak denis denise dennis derek diana diane diego dirk dmitri dominik
    don donald donna doris dorothy doug douglas duncan dylan ed eduardo edward eileen elena elisa
    elisabeth elizabeth ellen emily emma eric erica erik erin ernst esther ethan eva evan evelyn
    fabian fatima felix fernando fiona florian frances francesca francesco francis francisco
    francois frank franz fred frederic frederik gabriel gabriele gareth gary gavin george georg
    gerald gerard gerhard gina giorgio giovanni giulia glenn gloria gordon grace graham greg
    gregory guido guillaume gustav hanna hannah hans harald harold harry heather heidi heike helen
    helena helga helmut henri henrik henry herbert hiroshi holger howard hugo ian ibrahim ines
    inge ingrid irene iris isaac isabel isabelle ivan jack jackie jacob jacqueline jacques jake
    james jamie jan jane janet janice jason javier jean jeff jeffrey jennifer jens jeremy jerome
    jerry jesse jessica jesus jill jim joan joanna joanne joe joel johan johannes john johnny jon
    jonas jonathan jordan jorge jose josef joseph josh joshua joyce juan juanita judith judy julia
    julian julie jun jurgen justin kai karen karin karl katherine kathleen kathryn kathy katie
    katja kay keith kelly ken kenneth kenji kerstin kevin kim klaus kurt kyle lars laura lauren
    laurence laurent lawrence lee lena leo leon leonard leslie li lily linda lisa liz lorenzo louis
    louise luca lucas lucia lucy luis luke luigi lydia lynn magdalena manfred manuel marc marcel
    marco marcus margaret maria marie mario marion mark markus martha martin martina mary matt
    matteo matthew matthias maureen maurice max megan mei melanie melissa michael michel michele
    michelle miguel mike mikhail mohamed mohammed monica monika morgan muhammad nadia nancy naomi
    natalia natalie nathalie nathan neil nicholas nick nicola nicolas nicole nigel nina noah nora
    norbert norman oliver olivia olivier oscar otto pablo paola pascal pat patricia patrick paul
    paula pauline pavel pedro peggy penny peter petra philip philipp philippe phil pierre pierce
    pilar priya rachel rafael rahul rainer raj rajesh ralf ralph ramesh ramon randy raphael raul
    ravi ray raymond rebecca regina renate rene ricardo richard rick rita rob robert roberto robin
    rod rodney roger roland rolf roman ron ronald rosa rose rosemary ross roy ruben russell ruth
    ryan sabine sally salvatore sam samantha samuel sandeep sandra sandy sanjay sara sarah scott
    sean sebastian sergey sergio shannon sharon shaun sheila shirley silke silvia simon simone
    sofia sonia sophia sophie stacy stan stanley stefan stefanie stella stephan stephane stephanie
    stephen steve steven stuart sue sunil suresh susan susanne suzanne sven svetlana sylvia takashi
    tamara tania tanya tara ted teresa terry theodore theresa thomas tiffany tim timothy tina tobias
    todd tom tomas tommy toni tony tracy travis trevor ulrich ulrike ursula ute uwe valerie
    vanessa vera verena veronica victor victoria vijay vikram vincent virginia vladimir walter
    wanda warren wayne wei wendy werner william willy wolfgang xavier yan yasmin yi ying yolanda
    yuki yvonne zoe zhang wang
    """.split()
)

DAYS: Final = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag
    freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes
    martes miercoles jueves viernes sabado domingo lunedi martedi mercoledi giovedi venerdi
    domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ruhetag geschlossen closed
    ferme cerrado chiuso gesloten hours offnungszeiten
    """.split()
)
"""Of the week, and what is said of them on a door; none is a person's name."""

NO_NAMES: Final = frozenset(
    """
    there here where this that these what who with without from about into good best better
    fresh free new more most all every just only always never
    """.split()
)
"""What nobody is called."""

WATERMARKS: Final = ("camscanner", "scanned by", "scanned with", "escaneado con", "gescannt mit")

MAIL_PROVIDERS: Final = frozenset(
    """
    gmail googlemail yahoo hotmail outlook live msn aol icloud me gmx web t-online freenet proton
    protonmail mail yandex qq 163 126 orange wanadoo free laposte libero comcast verizon att
    sbcglobal rediffmail naver example
    """.split()
)
