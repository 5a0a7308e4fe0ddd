"""What invented cards are made of, by locale: people, titles, companies, places, numbers.

Chosen without the word lists of `organizer.cards.card_words`, so that the rules meet words that
they have never seen. Nobody and nothing here exists; `#` in a number stands for any digit, and
numbers are in ranges reserved for fiction where the country has one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Locale:
    """How cards of one country (`region`, ISO 3166) and language are worded.

    `addresses` have {street}, {number} and {town}, a new line where a card breaks it. `landlines`
    and `mobiles` are as printed; without a plus, `trunk` gives way to `calling`. `labels` are for
    landline, mobile, fax, e-mail and site. A word in another script has its Latin letters after it.
    """

    region: str
    calling: str
    trunk: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    titles: tuple[str, ...]
    departments: tuple[str, ...]
    stems: tuple[str, ...]
    trades: tuple[str, ...]
    forms: tuple[str, ...]
    streets: tuple[str, ...]
    towns: tuple[str, ...]
    addresses: tuple[str, ...]
    country: str
    landlines: tuple[str, ...]
    mobiles: tuple[str, ...]
    labels: tuple[tuple[str, str, str, str, str], ...]
    slogans: tuple[str, ...]
    registered: str
    prefixes: tuple[str, ...] = ("Dr.",)
    suffixes: tuple[str, ...] = ()


def _many(text: str, by: str = ",") -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(by))


_ENGLISH = (
    ("Phone", "Mobile", "Fax", "Email", "Web"),
    ("Tel", "Cell", "Fax", "E-mail", "Website"),
    ("T", "M", "F", "E", "W"),
    ("O", "C", "F", "E", "W"),
    ("Office", "Mobile", "Facsimile", "Mail", "Internet"),
    ("tel.", "mob.", "fax", "email", "web"),
)

LOCALES: Final = {
    "en-US": Locale(
        *("US", "1", ""),
        given=_many(
            "Marlowe,Tamsin,Darnell,Ximena,Shelby,Quentin,Latoya,Brooks,Kiersten,"
            "Desmond,Tate,Odessa"
        ),
        family=_many(
            "Hollis,Vandermeer,Okafor,Trujillo,Whitcomb,Pruitt,Nakagawa,Bledsoe,Ferrante,McAllen"
        ),
        titles=_many(
            "Vice President;Regional Sales Manager;Senior Counsel;Head of Growth;Loan Officer;"
            "Staff Scientist;Owner;Principal Engineer;Chief People Officer;"
            "Field Applications Engineer;"
            "Director of Bands;Account Executive;Customer Success Lead;"
            "Lead Arborist;Co-Founder & CTO;"
            "Managing Partner;Wealth Strategist;Patient Navigator;Store Manager;"
            "Business Development",
            ";",
        ),
        departments=_many(
            "Product Marketing,Office of the Registrar,Clinical Operations,Public Safety"
        ),
        stems=_many(
            "Brightwater,Oxbow,Granite Fork,Lumenary,Tallgrass,Kestrel Point,"
            "Verdano,Quillon,Halvorsen"
        ),
        trades=_many(
            "Analytics,Realty,Dental,Robotics,Coffee Roasters,Freight,Hardware,"
            "Optics,Staffing,Outfitters"
        ),
        forms=_many("Inc.|LLC|Corp.|, Inc.|& Sons|Company|LLP|", "|"),
        streets=_many(
            "Alder Street,W. Juniper Ave,Old Mill Road,Harbor Blvd.,Commerce Drive,County Road 9,"
            "Sycamore Lane,Pioneer Pkwy"
        ),
        towns=_many(
            "Cedar Falls, IA 50613;Boise, ID 83702;Santa Fe, New Mexico 87501;Provo, UT 84601;"
            "Dayton, Ohio 45402;St. Paul, MN 55102-1409",
            ";",
        ),
        addresses=(
            "{number}0 {street}\n{town}",
            "{number}5 {street}, Suite {number}00\n{town}",
            "{number}1 {street}\nSuite {number}20\n{town}",
            "{number}4 {street}\n{number}th Floor\n{town}",
            "P.O. Box {number}7\n{town}",
        ),
        country="USA",
        landlines=_many(
            "(202) 555-01##;202-555-01##;202.555.01##;+1 202 555 01##;1-202-555-01##;202 555 01##",
            ";",
        ),
        mobiles=_many("(303) 555-01##;303-555-01##;303.555.01##;+1 (303) 555-01##", ";"),
        labels=_ENGLISH,
        slogans=_many(
            "Built to last since 1974.;Your neighborhood, our promise;Better mornings;"
            "Serving the tri-county area;Clarity at every scale",
            ";",
        ),
        registered="License #0912345",
        suffixes=("PhD", "CPA", "MBA", "P.E.", "Esq.", "DDS"),
    ),
    "en-GB": Locale(
        *("GB", "44", "0"),
        given=_many("Imogen,Alistair,Rhiannon,Callum,Saoirse,Barnaby,Priti,Euan,Harriet,Tobias"),
        family=_many(
            "Ashworth,Pemberton,Llewellyn,Adeyemi,Thackeray,Cartwright-Moss,Dunsford,Iqbal,Rowntree"
        ),
        titles=_many(
            "Commercial Director;Chartered Surveyor;Head of Fundraising;Senior Lecturer;"
            "Lettings Negotiator;Production Buyer;Group Finance Director;Technical Sales Engineer;"
            "Partnerships Manager;Curator of Maps;Managing Director;Clerk to the Governors",
            ";",
        ),
        departments=_many("Estates,School of Mathematics,Partnerships,Public Engagement"),
        stems=_many("Fenwick,Larkspur,Stonebridge,Wexcombe,Orrery,Thistledown,Copperfield,Marlin"),
        trades=_many(
            "Joinery,Surveyors,Ales,Instruments,Lettings,Textiles,Biosciences,"
            "Ceramics,Housing Trust"
        ),
        forms=_many("Ltd|Limited|plc|LLP|Ltd.|& Co. Ltd|", "|"),
        streets=_many(
            "Gladstone Road,Orchard Street,Saddlers Yard,High Street,Chapel Lane,Kingsway,Mill Bank"
        ),
        towns=_many(
            "Sheffield S1 4QF;Bath BA1 1LZ;Leeds LS1 9XY;Norwich\nNR2 4DB;York, YO1 7HU;"
            "London EC1A 4JQ",
            ";",
        ),
        addresses=(
            "{number} {street}\n{town}",
            "{number} {street}, {town}",
            "Unit {number}, Riverside Works\n{street}\n{town}",
            "Barlow House\n{number}-1{number} {street}\n{town}",
        ),
        country="United Kingdom",
        landlines=_many(
            "020 7946 0###;+44 (0)20 7946 0###;+44 20 7946 0###;0161 496 0###;(0113) 496 0###;"
            "0114 496 0###",
            ";",
        ),
        mobiles=_many("07700 900###;+44 7700 900###;+44 (0)7700 900 ###", ";"),
        labels=_ENGLISH,
        slogans=_many(
            "Made in Yorkshire;Measured twice;People first, always;Est. 1883;"
            "Thoughtful homes for modern living",
            ";",
        ),
        registered="VAT Reg. No. GB 123 4567 89",
        suffixes=("MRICS", "FCA", "BSc (Hons)", "PhD"),
    ),
    "en-AU": Locale(
        *("AU", "61", "0"),
        given=_many("Lachlan,Bronte,Darcy,Kirra,Angus,Tahlia,Jarrah,Mei-Lin"),
        family=_many("Wattleton,McPhee,Papadakis,Brumby,Hargreave,Nguyen,Stirling"),
        titles=_many(
            "Site Supervisor;Practice Manager;Senior Agronomist;Business Banker;State Manager NSW;"
            "Winemaker;Principal Consultant;Registered Nurse",
            ";",
        ),
        departments=_many("Water Resources,Client Services"),
        stems=_many("Billabong Creek,Ironbark,Coolamon,Southern Arc,Wollemi"),
        trades=_many("Civil,Wines,Conveyancing,Solar,Agribusiness,Childcare"),
        forms=_many("Pty Ltd|Pty. Ltd.|Limited|", "|"),
        streets=_many("Wattle Street,Station Rd,Collins Parade,Bourke Terrace"),
        towns=_many("Dubbo NSW 2830;Fremantle WA 6160;Geelong, VIC 3220;Hobart TAS 7000", ";"),
        addresses=(
            "{number} {street}\n{town}",
            "Level {number}, 1{number} {street}\n{town}",
            "Shop {number}/2{number} {street}, {town}",
            "PO Box {number}3\n{town}",
        ),
        country="Australia",
        landlines=_many("(02) 5550 ####;02 5550 ####;+61 2 5550 ####;+61 3 7010 ####", ";"),
        mobiles=_many("0491 570 ###;+61 491 570 ###", ";"),
        labels=_ENGLISH,
        slogans=_many("Growing together;Fair dinkum solar for every roof", ";"),
        registered="ABN 12 345 678 901",
    ),
    "en-IN": Locale(
        *("IN", "91", "0"),
        given=_many("Aravind,Meenakshi,Devendra,Shalini,Harpreet,Lakshmi,Farhan,Sujatha"),
        family=_many("Balasubramanian,Chaudhary,Deshpande,Menon,Gill,Reddy,Qureshi,Iyer"),
        titles=_many(
            "Proprietor;Deputy General Manager;Chartered Accountant;Sr. Software Engineer;"
            "Branch Head;Marketing Executive;Managing Trustee;Business Development Manager",
            ";",
        ),
        departments=_many("Corporate Accounts,Dept. of Civil Engineering"),
        stems=_many("Sri Vinayaka,Kaveri,Deccan,Shakti,Annapurna,Nilgiri"),
        trades=_many("Textiles,Infotech,Spices,Tours & Travels,Steels,Diagnostics,Packaging"),
        forms=_many("Pvt. Ltd.|Private Limited|Ltd.|& Bros.|LLP|", "|"),
        streets=_many("M.G. Road,2nd Cross Street,Ring Road,Anna Salai,Station Road"),
        towns=_many(
            "Pune - 411 004;Coimbatore 641 012;Bengaluru - 560001;Chennai 600 017;Jaipur-302001",
            ";",
        ),
        addresses=(
            "No. {number}, {street}\n{town}",
            "#{number}/2, 3rd Floor, {street},\nGandhi Nagar, {town}",
            "{number}, {street}, {town}",
            "Plot No. {number}, Phase II\n{street}\n{town}",
        ),
        country="India",
        landlines=_many("+91 44 2345 ####;044-2345####;+91-20-2567####", ";"),
        mobiles=_many("+91 98000 0####;98000 0####;+91-98000-0####", ";"),
        labels=(("Ph", "Mob", "Fax", "E-mail", "Web"), ("Tel", "Cell", "Fax", "Email", "Website")),
        slogans=_many("Quality is our tradition;A trusted name since 1961", ";"),
        registered="GSTIN: 29ABCDE1234F1Z5",
        prefixes=("Dr.", "Er.", "CA"),
        suffixes=("B.E.", "FCA", "M.Tech"),
    ),
    "de": Locale(
        *("DE", "49", "0"),
        given=_many(
            "Annegret,Thorsten,Friederike,Ruprecht,Liesel,Hartmut,Svenja,Cem,Wiebke,Jörg,Käthe"
        ),
        family=_many(
            "Brinkhoff,Zimmerlein,von Hagenow,Öztürk,Straßer,Kühnast,Lindemann-Vogt,Achterberg,Pöhl"
        ),
        titles=_many(
            "Geschäftsführerin;Leiter Instandhaltung;Fachanwältin für Arbeitsrecht;Diplom-Geologe;"
            "Kundenbetreuerin Mittelstand;Vertriebsingenieur Süd;Bauleiter;Filialleitung;"
            "Wissenschaftliche Mitarbeiterin;Zahnärztin;Kaufmännischer Leiter;Projektsteuerung;"
            "Steuerberater;Tischlermeister;Key Account Manager",
            ";",
        ),
        departments=_many("Abteilung Messtechnik,Werkstoffprüfung,Fachbereich Soziales"),
        stems=_many("Halbmond,Seidelbast,Kranich,Brunnthal,Eisvogel,Talkenberger,Wendland"),
        trades=_many(
            "Feinmechanik,Druckerei,Gartenbau,Kältetechnik,Holzbau,Datentechnik,Naturkost,Optik"
        ),
        forms=_many("GmbH|AG|GmbH & Co. KG|e.K.|KG|eG|UG (haftungsbeschränkt)|", "|"),
        streets=_many(
            "Lindenstraße,Am Mühlbach,Kaiser-Otto-Platz,Industriestr.,Hafenweg,Alter Markt,Zum Steg"
        ),
        towns=_many(
            "48143 Münster;D-79098 Freiburg;01067 Dresden;24937 Flensburg;72070 Tübingen;"
            "60313 Frankfurt am Main",
            ";",
        ),
        addresses=(
            "{street} {number}\n{town}",
            "{street} {number}a · {town}",
            "{street} {number}-1{number}, {town}",
            "Postfach {number} 40 20\n{town}",
            "{street} {number}\nGebäude C, 2. OG\n{town}",
        ),
        country="Deutschland",
        landlines=_many(
            "030 23125-###;+49 30 23125-###;+49 (0)69 90009 ###;0221/4710-###;(089) 99998 ###;"
            "+49 (40) 66969-###",
            ";",
        ),
        mobiles=_many("0152 28817386;+49 172 9925904;0174/9091317;+49 (0)175 3716###", ";"),
        labels=(
            ("Telefon", "Mobil", "Telefax", "E-Mail", "Internet"),
            ("Tel.", "Mobil", "Fax", "E-Mail", "Web"),
            ("T", "M", "F", "E", "W"),
            ("Fon", "Handy", "Fax", "Mail", "www"),
        ),
        slogans=_many(
            "Präzision aus Leidenschaft;Wir machen das.;Ihr Partner im Norden;Seit 1921;"
            "Natürlich gut",
            ";",
        ),
        registered="USt-IdNr. DE123456789",
        prefixes=("Dr.", "Prof. Dr.", "Dipl.-Ing.", "Dr.-Ing."),
        suffixes=("M.Sc.", "MBA"),
    ),
    "fr": Locale(
        *("FR", "33", "0"),
        given=_many(
            "Maëlle,Gaspard,Apolline,Thibault,Solène,Yannick,Bérénice,Jean-Loup,Anaïs,Rachid"
        ),
        family=_many(
            "Desrosiers,Lemoigne,Vasseur,de Kerguelen,Chastagnol,Benhaddou,Fourcade,D'Aubigny"
        ),
        titles=_many(
            "Directrice générale;Chargé de clientèle;Notaire associé;Responsable des achats;"
            "Ingénieur d'affaires;Conseillère en patrimoine;Chef de chantier;Gérant;"
            "Maître de conférences;Déléguée régionale;Expert-comptable",
            ";",
        ),
        departments=_many("Direction juridique,Service après-vente,Pôle Innovation"),
        stems=_many("Bellerive,Tournesol,Grandclos,Mirabel,Loupiote,Ateliers Vauban,Cormoran"),
        trades=_many("Conseil,Menuiserie,Transports,Vignobles,Énergies,Assurances,Traiteur"),
        forms=_many("SAS|SARL|S.A.|SA|SASU|", "|"),
        streets=_many(
            "rue des Tanneurs,avenue Jean Mermoz,boulevard de la Gare,"
            "quai Saint-Clair,place du Marché"
        ),
        towns=_many(
            "69002 Lyon;35000 Rennes;33000 Bordeaux Cedex;F-67000 Strasbourg;13008 Marseille", ";"
        ),
        addresses=(
            "{number}, {street}\n{town}",
            "{number} bis {street}\n{town}",
            "{number} {street} - {town}",
            "ZI des Églantiers\n{number} {street}\n{town}",
            "BP {number}03\n{town}",
        ),
        country="France",
        landlines=_many(
            "01 99 00 ## ##;+33 (0)2 61 91 ## ##;+33 4 65 71 ## ##;05.36.49.##.##;03 53 01 ## ##",
            ";",
        ),
        mobiles=_many("06 39 98 ## ##;+33 6 39 98 ## ##;06.39.98.##.##", ";"),
        labels=(
            ("Tél.", "Port.", "Fax", "E-mail", "Site"),
            ("Téléphone", "Mobile", "Télécopie", "Courriel", "Web"),
            ("T", "M", "F", "E", "W"),
        ),
        slogans=_many("L'art du sur-mesure;Depuis trois générations;Bâtir autrement", ";"),
        registered="SIRET 123 456 789 00012",
        prefixes=("Dr", "Me", "M.", "Mme"),
    ),
    "es": Locale(
        *("ES", "34", ""),
        given=_many("Rocío,Íñigo,Macarena,Gonzalo,Itziar,Nicanor,Leire,José Luis,Begoña"),
        family=_many("Echevarría,Quintanilla Sanz,Olmedo Ruiz,Peñalver,Zubiri,Montejo,del Valle"),
        titles=_many(
            "Directora de Operaciones;Asesor fiscal;Jefe de obra;Responsable de exportación;"
            "Abogada;Gerente;Técnico comercial;Consejero delegado;Arquitecta;Enólogo",
            ";",
        ),
        departments=_many("Departamento de Calidad,Recursos Hídricos"),
        stems=_many("Almenara,Peñafría,Trasluz,Cantábrica,Olivar Viejo,Rosaleda"),
        trades=_many("Ingeniería,Bodegas,Reformas,Gestoría,Conservas,Logística"),
        forms=_many("S.L.|S.A.|SL|S.L.U.|", "|"),
        streets=_many("Calle Hortaleza,C/ San Blas,Avda. de la Paz,Paseo del Prior,Plaza Nueva"),
        towns=_many("28004 Madrid;48001 Bilbao (Vizcaya);41001 Sevilla;46002 Valencia", ";"),
        addresses=(
            "{street}, {number}\n{town}",
            "{street} {number}, 2º B\n{town}",
            "{street}, {number} · {town}",
            "Pol. Ind. Los Olmos, nave {number}\n{town}",
        ),
        country="España",
        landlines=_many("910 000 ###;+34 910 000 ###;91 000 0# ##;(+34) 944 000 ###", ";"),
        mobiles=_many("600 000 ###;+34 600 00 0# ##;600.000.###", ";"),
        labels=(
            ("Teléfono", "Móvil", "Fax", "Correo", "Web"),
            ("Tel.", "Móvil", "Fax", "E-mail", "Web"),
            ("T", "M", "F", "E", "W"),
        ),
        slogans=_many("Más cerca de ti;Construyendo confianza;Pasión por la tierra", ";"),
        registered="CIF B12345678",
        prefixes=("Dra.", "D.", "Dña."),
    ),
    "it": Locale(
        *("IT", "39", ""),
        given=_many("Ottavia,Gianluca,Ludovica,Fiorenzo,Mariangela,Tiziano,Ilaria,Pier Paolo"),
        family=_many("Brambati,De Santis,Castelnuovo,Zanetti,Dall'Orto,Pellegrino,Viscardi"),
        titles=_many(
            "Amministratore Unico;Responsabile Vendite;Direttrice Artistica;Geometra;"
            "Consulente del Lavoro;Agente di Commercio;Avvocato;Ufficio Acquisti;Enologa",
            ";",
        ),
        departments=_many("Ufficio Tecnico,Divisione Impianti"),
        stems=_many("Valdoro,Fontechiara,Orsini,Tramontana,Corteverde,Melograno"),
        trades=_many("Arredamenti,Ceramiche,Impianti,Tessuti,Viaggi,Meccanica"),
        forms=_many("S.r.l.|S.p.A.|srl|snc|SpA|", "|"),
        streets=_many(
            "Via Garibaldi,Corso Umberto I,Piazza delle Erbe,Viale dei Tigli,Vicolo Stretto"
        ),
        towns=_many("40121 Bologna (BO);20121 Milano;I-37121 Verona;35122 Padova PD", ";"),
        addresses=(
            "{street}, {number}\n{town}",
            "{street} {number} - {town}",
            "{street} {number}/B\n{town}",
        ),
        country="Italia",
        landlines=_many("+39 051 000 ####;051 000####;+39 02 0000 ####;0444 000###", ";"),
        mobiles=_many("+39 320 000 ####;320 000####;320.000.####", ";"),
        labels=(
            ("Tel.", "Cell.", "Fax", "E-mail", "Web"),
            ("Telefono", "Cellulare", "Fax", "Mail", "Sito"),
            ("T", "M", "F", "E", "W"),
        ),
        slogans=_many("La qualità di sempre;Idee che abitano;Dal 1958", ";"),
        registered="P.IVA 01234567890",
        prefixes=("Dott.", "Ing.", "Avv.", "Dott.ssa"),
    ),
    "nl": Locale(
        *("NL", "31", "0"),
        given=_many("Sanne,Joost,Marijke,Thijs,Femke,Wouter,Anneloes,Sjoerd"),
        family=_many("van der Velden,Hoekstra,de Wit,Brouwer,ten Have,Kuipers,van 't Hof"),
        titles=_many(
            "Directeur;Accountmanager;Senior adviseur ruimtelijke ordening;Projectleider;"
            "Hoofd bedrijfsvoering;Fysiotherapeut;Eigenaar;Zakelijk leider;Makelaar",
            ";",
        ),
        departments=_many("Afdeling Vergunningen,Team Duurzaamheid"),
        stems=_many("Zilverreiger,Waterman,Polderwind,Klaproos,Drie Linden"),
        trades=_many("Bouwgroep,Makelaars,Installatietechniek,Bloemen,Advies,Scheepswerf"),
        forms=_many("B.V.|BV|N.V.|V.O.F.|", "|"),
        streets=_many("Prinsengracht,Oude Haven,Dorpsstraat,Nieuwelaan,Stationsplein,Singelkade"),
        towns=_many("1015 AB Amsterdam;3511 LX  Utrecht;9712 EA Groningen;2511 CV Den Haag", ";"),
        addresses=(
            "{street} {number}\n{town}",
            "{street} {number}-b, {town}",
            "Postbus {number}12\n{town}",
        ),
        country="Nederland",
        landlines=_many("020 000 0###;+31 20 000 0###;+31 (0)50 000 0###;030-000 0###", ";"),
        mobiles=_many("06 0000 0###;+31 6 0000 0###;06-00000###", ";"),
        labels=(
            ("Telefoon", "Mobiel", "Fax", "E-mail", "Website"),
            ("T", "M", "F", "E", "I"),
            ("Tel.", "Mob.", "Fax", "Mail", "Web"),
        ),
        slogans=_many("Bouwen met vertrouwen;Samen sterker;Sinds 1934", ";"),
        registered="KvK 01234567",
        prefixes=("drs.", "ir.", "mr."),
    ),
    "pl": Locale(
        *("PL", "48", ""),
        given=_many("Małgorzata,Zbigniew,Agnieszka,Wojciech,Bożena,Krzysztof,Łucja"),
        family=_many("Wiśniewska,Kowalczuk,Żuławski,Grzybowska,Sienkiewicz,Drozd-Lis"),
        titles=_many(
            "Prezes Zarządu;Kierownik Sprzedaży;Radca prawny;Specjalista ds. logistyki;"
            "Dyrektor Handlowy;Główna księgowa;Doradca klienta;Architekt",
            ";",
        ),
        departments=_many("Dział Eksportu,Biuro Projektów"),
        stems=_many("Bursztyn,Jaskółka,Zielony Młyn,Tatrzańska,Kormoran"),
        trades=_many("Meble,Budownictwo,Transport,Kancelaria,Piekarnia,Oprogramowanie"),
        forms=_many("Sp. z o.o.|S.A.|sp. z o.o.|Sp.j.|", "|"),
        streets=_many("ul. Kwiatowa,ul. Długa,al. Niepodległości,pl. Wolności,os. Słoneczne"),
        towns=_many("30-001 Kraków;80-831 Gdańsk;00-545 Warszawa;61-001 Poznań", ";"),
        addresses=(
            "{street} {number}\n{town}",
            "{street} {number}/4, {town}",
            "{street} {number} lok. 5\n{town}",
        ),
        country="Polska",
        landlines=_many("12 000 00 ##;+48 22 000 00 ##;(58) 000-00-##;tel. +48 61 000 0###", ";"),
        mobiles=_many("500 000 ###;+48 500 000 ###;+48 500-000-###", ";"),
        labels=(
            ("tel.", "kom.", "faks", "e-mail", "www"),
            ("Telefon", "Komórka", "Fax", "E-mail", "WWW"),
        ),
        slogans=_many("Jakość na lata;Razem budujemy przyszłość", ";"),
        registered="NIP 123-456-78-90",
        prefixes=("dr", "mgr inż."),
    ),
    "sv": Locale(
        *("SE", "46", "0"),
        given=_many("Åsa,Göran,Linnéa,Torbjörn,Ulrika,Håkan,Ebba,Per-Olof"),
        family=_many("Bergqvist,Söderström,Lindgren,Hägglund,Ekström,af Klint,Sjögren"),
        titles=_many(
            "Verkställande direktör;Säljare;Projektledare;Redovisningskonsult;Platschef;"
            "Verksamhetschef;Ekonomiansvarig;Distriktssköterska;Byggnadsingenjör",
            ";",
        ),
        departments=_many("Avdelningen för miljö,Marknad"),
        stems=_many("Norrsken,Björkhaga,Isfågel,Granlund,Havsvik"),
        trades=_many("Bygg,Redovisning,Snickeri,Teknik,Fisk,Fastigheter"),
        forms=_many("AB|HB|AB (publ)|", "|"),
        streets=_many("Storgatan,Kungsvägen,Hamngatan,Björkstigen,Södra Torget"),
        towns=_many("411 06 Göteborg;903 26 Umeå;SE-211 22 Malmö;753 10 Uppsala", ";"),
        addresses=(
            "{street} {number}\n{town}",
            "{street} {number}, {town}",
            "Box {number}4\n{town}",
        ),
        country="Sverige",
        landlines=_many("08-465 004 ##;+46 8 465 004 ##;031-390 06 ##;+46 (0)31 390 06 ##", ";"),
        mobiles=_many("070-174 06 ##;+46 70 174 06 ##;070 174 06 ##", ";"),
        labels=(
            ("Telefon", "Mobil", "Fax", "E-post", "Webb"),
            ("Tel", "Mobil", "Fax", "E-mail", "Web"),
            ("Växel", "Mobil", "Fax", "E-post", "Hemsida"),
        ),
        slogans=_many("Trygghet i varje steg;Vi bygger Norrland", ";"),
        registered="Org.nr 556000-0000",
    ),
    "pt-BR": Locale(
        *("BR", "55", ""),
        given=_many("Thaís,Raimundo,Jussara,Everton,Conceição,Flávio,Iara,João Vítor"),
        family=_many("Albuquerque,Nogueira Lima,dos Anjos,Figueiredo,Siqueira,Brandão"),
        titles=_many(
            "Diretora Comercial;Gerente de Contas;Engenheiro Civil;Corretor de Imóveis;"
            "Sócia-fundadora;Analista de Sistemas;Nutricionista;Representante de Vendas",
            ";",
        ),
        departments=_many("Departamento Fiscal,Suprimentos"),
        stems=_many("Jacarandá,Serra Azul,Pitanga,Ouro Branco,Maré Alta"),
        trades=_many("Engenharia,Imóveis,Cafés,Informática,Turismo,Embalagens"),
        forms=_many("Ltda.|S.A.|Ltda|ME|", "|"),
        streets=_many("Rua das Acácias,Av. Beira-Rio,Alameda Santos Neto,Travessa do Sol"),
        towns=_many(
            "Curitiba - PR, 80010-000;01310-100 São Paulo - SP;Recife/PE - CEP 50030-230;"
            "Belo Horizonte, MG 30130-010",
            ";",
        ),
        addresses=(
            "{street}, {number}\n{town}",
            "{street}, {number} - sala 302\n{town}",
            "{street}, {number}\nCentro\n{town}",
        ),
        country="Brasil",
        landlines=_many("(41) 3000-00##;+55 11 3000-00##;41 3000.00##;+55 (81) 3000-00##", ";"),
        mobiles=_many("(41) 90000-00##;+55 11 90000-00##;41 90000.00##", ";"),
        labels=(
            ("Tel.", "Cel.", "Fax", "E-mail", "Site"),
            ("Fone", "Celular", "Fax", "Email", "Web"),
            ("Telefone", "WhatsApp", "Fax", "E-mail", "Site"),
        ),
        slogans=_many("Feito com carinho;Soluções que aproximam", ";"),
        registered="CNPJ 12.345.678/0001-95",
        prefixes=("Dra.", "Eng."),
    ),
    "tr": Locale(
        *("TR", "90", "0"),
        given=_many("Gülşen,Mehmet Ali,Çiğdem,Oğuzhan,Nilüfer,Tarık,Şebnem"),
        family=_many("Yıldırım,Kocabaş,Özgür,Demirtaş,Aksoylu,Çelebi"),
        titles=_many(
            "Genel Müdür;Satış Müdürü;İnşaat Mühendisi;Avukat;Dış Ticaret Uzmanı;"
            "Yönetim Kurulu Başkanı;Mali Müşavir;Bölge Sorumlusu",
            ";",
        ),
        departments=_many("İhracat Departmanı,Satın Alma"),
        stems=_many("Turna,Karanfil,Bozkır,Anatolya,Mavi Deniz"),
        trades=_many("Mermer,Tekstil,Gıda,Mühendislik,Yazılım,Turizm"),
        forms=_many("A.Ş.|Ltd. Şti.|San. ve Tic. A.Ş.|", "|"),
        streets=_many("Atatürk Cad.,Gül Sokak,Barbaros Bulvarı,Zeytin Sk.,Cumhuriyet Caddesi"),
        towns=_many("34349 Beşiktaş / İstanbul;06420 Çankaya, Ankara;35210 Konak/İzmir", ";"),
        addresses=(
            "{street} No: {number}\n{town}",
            "{street} No:{number} Kat:3\n{town}",
            "Yeni Mah. {street} {number}/5\n{town}",
        ),
        country="Türkiye",
        landlines=_many(
            "0212 000 00 ##;+90 212 000 00 ##;+90 (312) 000 00 ##;0 232 000 00 ##", ";"
        ),
        mobiles=_many("0500 000 00 ##;+90 500 000 00 ##", ";"),
        labels=(
            ("Tel", "Gsm", "Faks", "E-posta", "Web"),
            ("Telefon", "Cep", "Fax", "E-mail", "Web"),
        ),
        slogans=_many("Güvenin adresi;1967'den beri", ";"),
        registered="Vergi No: 1234567890",
        prefixes=("Dr.", "Av."),
    ),
    "ja": Locale(
        *("JP", "81", "0"),
        given=_many("太郎 Taro,美咲 Misaki,健一 Kenichi,由美子 Yumiko,大輔 Daisuke"),
        family=_many("高橋 Takahashi,渡部 Watabe,小林 Kobayashi,三浦 Miura,長谷川 Hasegawa"),
        titles=_many("営業部長;代表取締役社長;主任研究員;課長;編集長", ";"),
        departments=_many("第一営業部,海外事業部,開発本部"),
        stems=_many("青葉 Aoba,富岳 Fugaku,月光 Gekko,北斗 Hokuto"),
        trades=_many("精機 Seiki,電子 Denshi,印刷 Insatsu,商事 Shoji"),
        forms=_many("株式会社|有限会社", "|"),
        streets=_many("南町,本郷,栄,桜木町"),
        towns=_many("東京都文京区;名古屋市中区;横浜市西区;札幌市北区", ";"),
        addresses=(
            "〒100-00{number} {town}{street}{number}-3-1",
            "〒460-00{number}\n{town}{street}2-{number}-5",
        ),
        country="日本",
        landlines=_many("03-0000-0###;+81 3 0000 0###;052-000-0###", ";"),
        mobiles=_many("090-0000-0###;+81 90 0000 0###", ";"),
        labels=(("TEL", "携帯", "FAX", "E-mail", "URL"), ("TEL", "Mobile", "FAX", "Mail", "Web")),
        slogans=_many("未来をつくる", ";"),
        registered="登録番号 T1234567890123",
        prefixes=(),
    ),
}
