## Ord for sagens akter (aktindsigt), sagsdrøftelse, sikkerhedsplan og familieråd.

file-title = Sagens akter
file-title-of = Akter i sag { $n }
file-lead = Hele sagen i den rækkefølge, det skete, til den, der har bedt om aktindsigt. Vælg for hver tekst, om noget skal udelades. Navnet på den, der har underrettet, er ikke med her. Bliver der bedt om det, afgør I det for sig.
file-explain = Her er sagens tekster i den rækkefølge, det skete. Hvor noget er udeladt, står grunden på en sort bjælke. Dokumenter er nævnt med deres titel og følger hver for sig.
file-pdf = Hent som PDF
file-name = akter
file-document = Sagens akter, udleveret
file-link = Sagens akter til aktindsigt
file-bar = Udeladt: { $title } ({ $paragraph })
file-apart = Ikke skrevet til forældrene: se efter, om noget skal udelades.
file-leave-out = Udelad noget her
file-leave-out-submit = Udelad det
file-ground = Hvorfor skal det udelades?
file-ground-hint = Paragrafferne er endnu ikke læst i kilden. Slå loven op, hvis du er i tvivl.
file-passage = Hvilke ord?
file-passage-hint = Skriv ordene præcis, som de står. Lad feltet stå tomt, hvis hele teksten skal udelades.
file-show-again = Vis det igen
file-give = Udlevér sagens akter
file-omissions = { $n ->
    [0] Intet er udeladt.
    [one] Ét sted er udeladt.
   *[other] { $n } steder er udeladt.
}
file-to = Til hvem?
file-to-hint = Akterne gemmes som PDF blandt dokumenterne, præcis som de udleveres.
file-give-submit = Gem, at det er udleveret
done-marked = Udeladelsen er gemt.
done-shown-again = Det vises igen i akterne.
done-file-given = Udleveringen er gemt. Hent PDF'en blandt dokumenterne.
refused-passage = De ord står ikke i teksten. Skriv dem præcis, som de står.
refused-marked = Stedet er allerede udeladt med en anden grund. Vis det igen først, hvis din grund er den rigtige.
view-file = Sagens akter til aktindsigt
event-omission-marked = Udeladelse til aktindsigt
event-file-given = Akter udleveret

record-case-consulted = Skriv en sagsdrøftelse
record-safety-plan-made = Lav en sikkerhedsplan
record-family-group-held = Registrér et familieråd
event-case-consulted = Sagsdrøftelse
event-safety-plan-made = Sikkerhedsplan
event-family-group-held = Familieråd

field-presentation = Præsentation: hvad handler det om, og hvad vil du have hjælp til?
field-questions = Spørgsmål fra kollegerne, og dine svar
field-reflection = Refleksion: hvad lagde kollegerne mærke til?
field-proposals = Forslag
field-decision-words = Beslutning: hvad gør du nu?
field-evaluation = Evaluering: hvad fik du ud af det?
field-worries = Hvad er vi bekymrede for?
field-signs = Hvad kan vi se eller høre, når det er ved at gå galt?
field-agreements = Hvem gør hvad?
field-review-on = Hvornår ser vi på planen igen?
review-on-hint = Dagen står på familiens side, så alle kan se, om planen stadig gælder.
field-question = Det spørgsmål, familien arbejdede med
field-family-plan = Familiens egen plan

safety-plan = Sikkerhedsplan
safety-plan-until = ses på igen { $day }
safety-plan-over = skulle være set på igen { $day }
family-group = Familieråd
brief-consulted = Den seneste sagsdrøftelse
file-goal = Et mål i planen
