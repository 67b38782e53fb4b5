## Opbevaring, aflevering til arkiv og sletning.

nav-retention = Sletning
retention-title = Sager, hvis opbevaringsfrist er udløbet
retention-lead = Her står ingen navne. Listen viser, hvad der kan slettes, og hvad der skal ordnes først.
retention-proposed = Programmet sletter ikke af sig selv. Et menneske beslutter hver sletning.
retention-automatic = Programmet sletter hver nat det, der er forfaldent, og som intet hindrer.
retention-due = Forfaldne
retention-none = Ingen frister er udløbet
retention-none-text = Når en sag har været afsluttet, så længe kommunens plan siger, står den her.
retention-kept = Hvad der opbevares
retention-since = Fristen udløb
retention-due-on = Fristen udløber
retention-state = Kan den slettes?
retention-ready = Ja, når det er besluttet
retention-another = Gå til en anden sag
retention-periods = Frister, der gælder
retention-length-years = { $n } år
retention-length-months =
    { $n ->
        [one] { $n } måned
       *[other] { $n } måneder
    }
retention-length-days =
    { $n ->
        [one] { $n } dag
       *[other] { $n } dage
    }
retention-not-before = { $long }, tidligst når den unge fylder { $age } år
retention-unverified = Ikke kontrolleret mod en kilde: kommunen skal selv tage stilling.
retention-case = Opbevaring og sletning af sag { $n }
retention-ended = Afsluttet
retention-open = Ikke afsluttet
kept-case = Person med sag
kept-notification = Person uden sag
kept-login-attempt = Forsøg på at logge ind
kept-form-draft = Kladde til en formular
kept-access-log = Opslag i adgangsloggen

archive-title = Aflevering til arkiv
archive-lead = Før der slettes, skal sagen være afleveret til arkivet, eller det skal stå, hvorfor den ikke skal afleveres.
archive-reference = Afleveringens nummer
archive-reference-hint = Bogstaver, cifre, mellemrum, punktum, skråstreg og bindestreg. Intet navn og intet CPR-nummer.
archive-done = Sagen er afleveret
archive-handed-over = Afleveret under { $reference }
archive-waiver = Hvorfor skal sagen ikke afleveres?
archive-waiver-reason = Begrundelse
archive-waive = Sagen skal ikke afleveres
archive-waiver-not-preserved = Sagen er ikke blandt dem, der skal bevares
archive-waiver-elsewhere = Sagen er afleveret med et andet system
archive-waiver-mistake = Sagen er oprettet ved en fejl

erase-title = Slet personen
erase-goes = Det forsvinder
erase-texts = { $n ->
    [one] En tekst, som ingen kan læse bagefter
   *[other] { $n } tekster, som ingen kan læse bagefter
  }
erase-drafts = { $n ->
    [one] En kladde
   *[other] { $n } kladder
  }
erase-names = Navn, CPR-nummer og adresse, og muligheden for at finde personen ved dem
erase-others = Andre, det angår
erase-along = { $n ->
    [one] En pårørende slettes med, fordi ingen anden sag har brug for oplysningerne
   *[other] { $n } pårørende slettes med, fordi ingen anden sag har brug for oplysningerne
  }
erase-staying = { $n ->
    [one] En pårørende bliver stående på grund af en anden sag
   *[other] { $n } pårørende bliver stående på grund af andre sager
  }
erase-shared = { $n ->
    [one] En fælles tekst kan stadig læses i en søskendes sag
   *[other] { $n } fælles tekster kan stadig læses i søskendes sager
  }
erase-stays = Det bliver stående
erase-stays-text = Hændelser, datoer og koder uden navn, så tal og frister ikke ændrer sig. Fødselsdatoen bliver stående. Loggen over, hvem der har set sagen, bliver også stående.
erase-ground = Retsgrundlag
erase-reason = Begrundelse
erase-reason-hint = Den bliver stående. Skriv intet navn og intet CPR-nummer.
erase-code-hint = Fra din telefon, hvis du har en anden faktor
erase-confirm = Bekræft
erase-sure = Jeg har læst, hvad der forsvinder, og at det ikke kan fortrydes
erase-no-way-back = Der er ingen vej tilbage
erase-no-way-back-text = Personens nøgle ødelægges. { $n ->
    [one] Teksten kan
   *[other] De { $n } tekster kan
  } derefter ikke læses af nogen, heller ikke fra en sikkerhedskopi.
erase-do = Slet nu
erase-cancel = Fortryd
erasure-ground-period-over = Opbevaringsfristen er udløbet (databeskyttelsesforordningen art. 5, stk. 1, litra e)
erasure-ground-mistake = Registreringen er en fejl (art. 5, stk. 1, litra d)
erasure-ground-unlawful = Oplysningerne er behandlet ulovligt (art. 17, stk. 1, litra d)
erasure-ground-ordered = Påbud fra Datatilsynet (art. 58, stk. 2, litra g) eller dom
done-erased = Personen er slettet.
done-archived = Afleveringen er registreret.
done-waived = Det er registreret, at sagen ikke skal afleveres.

refused-erase-open = Sagen er åben. Afslut den først.
refused-erase-measure = En indsats er stadig i gang. Afslut den først.
refused-erase-notification = En underretning er ikke vurderet. Vurder den først.
refused-erase-complaint = En klage er ikke afgjort, her eller hos Ankestyrelsen. Vent, til den er.
refused-erase-archive = Det er ikke afgjort, om sagen skal afleveres til arkivet.
refused-erase-kin = Personen er pårørende i en sag, der ikke er slettet.
refused-erase-period = Opbevaringsfristen er ikke udløbet. Vælg et andet retsgrundlag, eller vent.
refused-erase-confirm = Sæt kryds ved, at du har læst, hvad der forsvinder.
refused-archive-open = Sagen skal være afsluttet, før den afleveres.
refused-archive-settled = Pligten til at aflevere er allerede afgjort. Se herunder, hvordan.
refused-archive-reference = Brug højst 60 bogstaver (a-z), cifre, mellemrum, punktum, skråstreg og bindestreg, og højst ni cifre.
refused-no-factor = Sæt en anden faktor op under »Min konto«, før du sletter.
refused-code = Koden er forkert.
refused-code-wait = Der er tastet for mange forkerte koder. Vent lidt, og prøv igen.

error-erased-title = Oplysningerne er slettet
error-erased-words = Personens oplysninger er slettet. Tal og frister er uændrede.
error-erased-on = Personens oplysninger er slettet { $date }. Grund: { $ground }. Tal og frister er uændrede.
