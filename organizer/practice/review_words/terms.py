"""What stands in the terms of an offer, in all four languages: offers mix them.

Words are folded; "*" at the end of one stands for any ending, at both ends for a compound.
"""

from __future__ import annotations

from typing import Final

FAMILIES: Final = {
    "salary": """salary salaries pay paid wage* remuneration compensation earn* income *gehalt* *vergutung* verdienst lohn
        *entgelt* salaire* remuneration* paie traitement sueldo* salari* retribucion* remuneracion* nomina""",
    "bonus": """bonus* premium *pramie* *zulage* prime* bono* gratificacion* incentiv* commission* provision* sign-on signing
        tantieme* variable variabl*""",
    "start": """start* begin* began begun first commenc* join* onboard* *beginn* *eintritt* anfang* anfange* antritt* antrete* starte*
        entree prise debut* commence* entre* integr* embauche inicio* inici* comien* comenz* empiez* empez* incorpor*
        arranque entrada tritt trete erster premier primer prends prendrai fange""",
    "holidays": """holiday* vacation* leave pto *urlaub* ferien* conge* vacance* vacaciones descanso feriados libres rtt off""",
    "notice": """notice *kundigung* preavis preaviso resignation termination resiliation""",
    "probation": """probation* trial *probezeit* essai prueba""",
    "remote": """remote* home homeoffice telework* telearbeit* mobil* teletravail distanciel teletrabajo distancia remoto*
        hybrid* hybride*""",
    "moving": """mov* relocat* removal* *umzug* umziehen demenag* installation mudanza* traslad* reubicacion reinstal*""",
    "car": """car vehicle* *wagen* dienstauto firmenauto *fahrzeug* voiture* vehicule* coche* vehiculo* auto mileage""",
    "pension": """pension* retirement *rente* *altersvorsorge* retraite* jubilacion* 401k superannuation vorsorge""",
    "insurance": """insurance* health medical *versicherung* mutuelle* assurance* seguro* sante medico dental krankenversicherung""",
    "training": """training education course* *fortbildung* *weiterbildung* schulung* formation* formacion* cursos studies tuition learning""",
    "ticket": """ticket* jobticket* transport* transit abonnement navigo abono* fahrkarte* bahncard* deutschlandticket""",
    "overtime": """overtime *uberstunden* supplementaires extra extras extraordinarias mehrarbeit""",
    "equity": """equity option* share* stock* *anteil* aktien* actions accion* participacion* rsu*""",
    "meals": """meal* lunch* essens* mittag* kantine* restaurant* repas comida* comedor tickets vouchers""",
    "reporting": """report* berichte* vorgesetzt* rattache* rattachement depend* supervis* hierarchi*""",
    "phone": """phone* laptop* mobile computer* telefon* handy* telephone* ordinateur* portable* movil* ordenador* portatil*""",
    "flexitime": """flexi* flextime gleitzeit* kernzeit* flexible* core plages flexibilidad""",
    "childcare": """childcare child* nursery creche* kita* kinder* guarderia* daycare""",
    "hours": """hours hour *arbeitszeit* wochenstunden* *stunden* wochenarbeitszeit horaire* heures temps
        jornada* horas horario* schedule vollzeit teilzeit fulltime parttime plein partiel""",
    "review": """review* revision* uberprufung* *erhohung* raise* increase* augmentation* revalorisation* aumento*""",
    "place": """office place location* site based desk workplace city located branch *standort* *arbeitsort* *dienstort* buro ort sitz
        *arbeitsplatz* lieu* bureau* site* lugar* oficina* sede* centro ubicacion""",
    "contract": """contract* permanent* *vertrag* befristet* unbefristet* contrat* cdi cdd contrato* indefinid* temporal* term""",
    "payments": """instal* paga pagas mensualites mois month* monatsgehalt* gehalter treizieme""",
    "position": """position* post role title job *stelle* funktion* rolle *position* poste* fonction* titre puesto* cargo* plaza titulo""",
}
"""Words for one and the same thing: a topic, and what a letter calls it. The first that fits a topic is
its family ("vehicle of function" is a car, not a post)."""

UNITS: Final = {
    "minute": "minute minutes minuto minutos minuten min",
    "hour": "hour hours hr hrs h hs stunde stunden std heure heures hora horas wochenstunde wochenstunden",
    "day": """day days tag tage tagen tages jour jours journee dia dias *arbeitstag* *urlaubstag* werktag* ferientag*
        homeofficetag* workday* *burotag*""",
    "week": "week weeks woche wochen semaine semaines semana semanas *urlaubswoche*",
    "month": "month months monat monate monaten monats mois mes meses mensualites",
    "year": "year years jahr jahre jahren jahres an ans annee annees ano anos",
    "percent": "percent prozent pourcent porciento",
    "km": "km kilometer kilometers kilometre kilometres kilometro kilometros",
    "pay": """paga pagas monatsgehalt* gehalter* *gehalter salaries salaires nomina* instalments installments payments""",
    "clock": "uhr o'clock oclock am pm",
}
PERIODS: Final = {
    "hour": """hourly hour stunde stunden* stundlich horaire heure hora std h ph""",
    "day": """daily tag taglich *tagessatz* jour journalier* quotidien* dia diari* day diem""",
    "week": "week weekly woche *wochen* wochentlich* semaine hebdo* semana semanal* wk",
    "fortnight": """quincena quincenal* fortnight fortnightly quinzaine""",
    "month": """month monthly monat *monats* monatlich* mois mensuel* mes mensual* mtl""",
    "year": """year yearly annual* annum pa jahr* *jahres* jahrlich* an annee annuel* ano anual* annum""",
}
BEFORE_PERIOD: Final = frozenset(
    "a an per each every pro im in der die das je par au par al a el la por por cada l zum y chaque del each".split()
)
GROSS: Final = frozenset("gross brutto brut bruts brute brutes bruto brutos bruta brutas".split())
NET: Final = frozenset("net netto nets nette nettes neto netos neta netas".split())

MULTIPLES: Final = {
    1000: "k tsd tausend thousand mille mil t grand",
    1_000_000: "mio million millions millionen millon millones mn m",
}
YES: Final = frozenset(
    """yes ja oui si included inbegriffen enthalten inclus incluse incluido incluida provided agreed granted
    gestellt vereinbart fourni fournie accorde accordee concedido concedida covered ok x bezahlt paid paye
    prise charge""".split()
)
NO: Final = frozenset(
    "no none nein keine keiner kein non aucun aucune ninguno ninguna without ohne sans sin".split()
)
OPPOSITES: Final = (
    (
        r"permanent|unbefristet\w*|indefinite|open ended|cdi|indefinid[oa]|(?<!in)indeterminee?|duree indeterminee",
        r"temporary|fixed term|befristet\w*|cdd|temporal(?:es)?|determinad[oa]|duree determinee|interim|limited contract",
    ),
    (
        r"full time|vollzeit\w*|(?:temps|poste a) plein|(?:jornada|tiempo) complet[oa]",
        r"part time|teilzeit\w*|temps partiel|(?:jornada|tiempo) parcial",
    ),
)
"""What contradicts one another, as patterns of folded text in which hyphens are spaces."""
NO_PLACES: Final = frozenset(
    """vollzeit teilzeit hohe absprache kurze verbindung aussicht anspruch gleitzeit summe euro ihrem ihrer
    ihr ihre monday tuesday wednesday thursday friday montag dienstag mittwoch donnerstag freitag
    january february march april may june july august september october november december januar
    februar marz mai juni juli oktober dezember""".split()
)
"""What may follow "in" with a capital and is no place."""
