"""What stands beside a name in a letter, in all four languages: letters mix them.

All words are folded, and "ä" and "ae" are the same.
"""

from __future__ import annotations

from typing import Final

GREETINGS: Final = """
    dear dearest hi hello hey hiya howdy ey oi greetings good morning afternoon evening day to whom it may concern my
    again there very most once sehr geehrte geehrter geehrtes geehrten verehrte verehrter werte
    werter liebe lieber liebste liebster hallo servus moin moinsen hoi tach gruss gott gruezi guten tag morgen abend
    grusse an meine mein cher chere chers cheres bonjour bonsoir salut coucou tres estimado estimada
    estimados estimadas querido querida queridos queridas hola buenos buenas dias tardes noches muy
    distinguido distinguida apreciado apreciada respetado respetada mio mia mios a quien corresponda
    que tal adorado adorada gnadige gnadiger gnadiges hochverehrte hochverehrter mon ma mes mi
"""
MALE: Final = "mr herr herrn monsieur m sr senor don d sir"
FEMALE: Final = "mrs ms miss frau madame mme mlle mademoiselle sra senora srta senorita dona dna"
TITLES: Final = """
    mx dr dra doctor doctora docteur docteure prof professor professorin profesor profesora
    professeur professeure ing ingeniero ingeniera dipl mag lic licenciado licenciada maitre me
    herrschaften damen herren mesdames messieurs mesdemoiselles senores madam dame phil med rer nat
    jur hc phd md msc bsc mba esq jr univ priv doz pr pfarrer rector direktor direktorin director
    directora directeur directrice president presidente presidenta prasident prasidentin rektor
    rektorin dekan dekanin responsable chef cheffe leiter leiterin hiring manager recruiter
    recruiting team teams all everyone everybody both colleague colleagues kollege kollegin
    kolleginnen kollegen kolleg innen friend friends freunde freundin freund collegue collegues
    equipe tous toutes tout todos todas colega colegas equipo amigo amiga companero companera
    companeros ami amie committee panel members board office department personalabteilung alle
    allerseits zusammen beide ihr euch folks sirs ladies gentlemen human captain capt major colonel
    col lieutenant lt sergeant sgt general admiral commander officer judge justice meister meisterin diplomingenieur diplomingenieurin magister magistra kommerzialrat hofrat reverend reverenda reverendo abbot abbess abad abadesa abate hermana hermano superiora superior rev
    father sister brother bishop councillor councilor counsellor chancellor senator ambassador
    minister nurse coach warden provost principal headmaster hauptmann oberst kapitan kommandant
    richter richterin pfarrerin oberarzt oberarztin chefarzt chefarztin primar primararztin magister
    magistra ingenieur ingenieurin architekt architektin notar notarin kommerzialrat hofrat stadtrat
    stadtratin burgermeister burgermeisterin ministerin commandant capitaine juge pasteur soeur
    frere abbe ministre architecte notaire conseiller conseillere maire proviseur capitan comandante
    coronel juez jueza padre ministro ministra arquitecto arquitecta notario notaria alcalde
    consoeur confrere confreres kamerad kameradin camarada camarade doyen doyenne
    adjudant sergent caporal brigadier teniente sargento cabo brigada almirante oberleutnant
    leutnant feldwebel stabsarzt polizeirat hochwurden eminenz exzellenz excellence excelencia
    monseigneur monsenor hermana hermano schwester bruder pater mere pere madre
    alcaldesa decano decana catedratico catedratica resources ressources humaines recursos humanos
    selection talent people partner partners and und et y e or oder ou o la le les el los las l de
    du des del der die das in im of the von at bei chez en zum zur
"""
NOT_FILLED: Final = "none null undefined nan name vorname nachname nom prenom nombre apellido"
SHORT_FORMS: Final = """
    bob rob bobby: robert; bill will billy: william; dick rick rich: richard; liz beth lizzy betty
    eliza: elizabeth elisabeth; peggy meg maggie: margaret; jack johnny: john; jim jimmy jamie:
    james; tom tommy: thomas; tony toni: antony anthony anton antonio; ted ned ed eddie: edward;
    kate katie kathy cathy kathi: katherine catherine kathryn katharina; mike mick micha: michael;
    steve: stephen steven; dave: david; joe: joseph; chuck charlie: charles; sue susi: susan susanne
    suzanne; becky: rebecca; hank harry: henry; larry: lawrence; nick nico: nicholas nicolas
    nikolaus; alex: alexander alexandra alejandro alejandra alexandre; sandra: alexandra; andy andi:
    andrew andreas andrea; chris: christopher christine christina christian christophe; danny dan
    dani: daniel daniela; greg: gregory; jen jenny: jennifer; kim: kimberly; matt: matthew; pat:
    patrick patricia; pete: peter; sam: samuel samantha; tim: timothy; vicky: victoria viktoria;
    jeff: geoffrey jeffrey; jon: jonathan; ron: ronald; don: donald; ken: kenneth; ben: benjamin;
    abby: abigail; debbie: deborah; cindy: cynthia; mandy: amanda; fred: frederick friedrich
    frederic frederique; max: maximilian maxime; hannes hans: johannes; sepp jupp: josef; uli:
    ulrich ulrike; wolfi: wolfgang; basti: sebastian; matze: matthias; steffi: stefanie stephanie;
    gabi: gabriele; franzi: franziska; heinz: heinrich; klaus: nikolaus; moni: monika; conny:
    cornelia; manu: manuel manuela emmanuel emmanuelle; pepe chema: jose; paco pancho: francisco;
    lola: dolores; nacho: ignacio; charo: rosario; concha: concepcion; kike quique: enrique; merche:
    mercedes; pili: pilar; javi: javier; rafa: rafael; santi: santiago; nando fer: fernando
    fernanda; lucho: luis; isa: isabel isabelle; maite tere: teresa; chelo: consuelo; inma:
    inmaculada; jo: josephine joanna; dom: dominique; seb: sebastien; memo: guillermo; lalo edu:
    eduardo
"""
"""Short forms, and after the colon the names that each may stand for."""
NO_NAMES: Final = """
    ihnen ihr ihre ihrem ihren ihrer ihres sie du dir dich deinem deiner i you fragen gelegenheit
    bedarf kaffee interesse monday tuesday wednesday thursday friday saturday sunday montag dienstag
    mittwoch donnerstag freitag samstag sonntag january february march april may june july august
    september october november december januar februar marz mai juni juli oktober dezember janvier
    fevrier mars avril juin juillet aout septembre octobre novembre decembre enero febrero marzo
    abril mayo junio julio agosto septiembre octubre noviembre diciembre europe europa germany
    deutschland france spain espana english french german spanish deutsch
"""
HOUSES: Final = """
    house lodge hall court park mill works plant site branch store shop depot centre center school
    farm hotel campus office haus werk hof standort filiale niederlassung schule usine atelier site
    magasin agence ecole hotel maison fabrica planta taller tienda sede oficina escuela finca casa
"""
"""What one of a company's places is called after it: "Southmere Lodge", of Southmere Homes."""

GENERIC: Final = """
    the of and de la le les el der die das fur und et y d l s group gruppe grupo groupe company co
    gmbh ag se kg ltd limited llc inc corp plc sa sas sarl sl
"""
"""What two companies may share in their names and be two."""
JOINING: Final = "join joining rejoindre rejoins integrer entrar"
