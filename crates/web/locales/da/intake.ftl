## Modtagelse: formularen på nettet, hvem barnet er, billedet af tidligere henvendelser, breve til underretteren.

# Formularen på nettet
concern-title = Skriv om din bekymring for et barn
concern-acute = Er barnet i fare nu?
concern-acute-text = Ring 112. Du kan også ringe til kommunen eller, uden for åbningstid, til kommunens døgnvagt. Vent ikke på svar herfra.
concern-acute-phone = Ring 112. Du kan også ringe til kommunen eller, uden for åbningstid, til kommunens døgnvagt på { $phone }. Vent ikke på svar herfra.
concern-intro = Du behøver ikke være sikker. Skriv, hvad du har set eller hørt, så ser vi på, om barnet har brug for hjælp. Det tager nogle få minutter.
concern-who = Hvem er du?
concern-citizen = Jeg skriver som privatperson
concern-citizen-hint = Du er i familie med barnet, er ven eller nabo, eller du er selv barnet eller den unge. Du kan være anonym.
concern-professional = Jeg skriver i mit arbejde
concern-professional-hint = For eksempel fra skole, dagtilbud, sundhedsvæsen eller politi. Du skal skrive, hvem du er.
concern-next = Det sker der, når du har sendt
concern-next-1 = Du får straks et kvitteringsnummer. Skriver du, hvordan vi kan nå dig, får du også en kvittering inden for seks hverdage.
concern-next-2 = Vi læser det, du har skrevet, og vurderer inden for 24 timer, om barnet har brug for hjælp med det samme.
concern-next-3 = Vi har tavshedspligt, så vi kan kun fortælle lidt om, hvad vi gør. Skriver du i dit arbejde, får du at vide, om vi er gået i gang med noget.
concern-next-4 = Forældrene har som regel ret til at læse det, du har skrevet, og til at vide, hvem du er, hvis du har oplyst det.
concern-back = Tilbage
concern-what = Hvad er du bekymret for?
concern-concern = Din bekymring
concern-concern-hint = Hvad har du set eller hørt, hvornår, og hvor længe har det stået på? Du behøver ikke forklare hvorfor.
concern-danger = Jeg tror, barnet er i fare i dag
concern-danger-hint = Så læser vi det først. Ring også til os.
concern-child = Hvem er barnet?
concern-child-hint = Skriv det, du ved. Ét af felterne er nok, men jo mere, jo hurtigere finder vi barnet.
concern-child-name = Barnets navn
concern-child-cpr = Barnets CPR-nummer
concern-child-address = Barnets adresse
concern-child-described = Alder, skole eller dagtilbud
concern-you = Hvem er du?
concern-citizen-you = Lader du navn og kontakt stå tomt, er du anonym. Så kan vi hverken sende dig en kvittering eller spørge dig om mere.
concern-professional-you = Når du skriver i dit arbejde, kan du ikke være anonym.
concern-notifier = Hvor arbejder du?
concern-relation = Hvem er du i forhold til barnet?
concern-relation-family = Familie, ven eller nabo
concern-relation-child = Jeg er selv barnet eller den unge
concern-relation-other = En anden
concern-notifier-name = Dit navn
concern-notifier-contact = Telefon eller e-mail
concern-privacy = I kommunen læses det, du sender, kun af medarbejdere, der arbejder med børn og unge. Det gemmes i barnets sag.
concern-tab = Svigter forbindelsen, så gå tilbage: det, du har skrevet, bliver stående i denne fane. Bruger andre computeren, så luk fanen, når du er færdig.
concern-clear = Ryd alt
concern-send = Send
concern-trap = Lad dette felt stå tomt
concern-kept = Det, du har skrevet, står herunder. Intet er gået tabt.
concern-thanks = Tak, vi har modtaget det
concern-arrived = Det kom { $at }. Vi vurderer det inden for 24 timer.
concern-number = Dit kvitteringsnummer er
concern-keep = Skriv nummeret ned, eller tag et billede af det. Ringer du til os, kan vi finde det, du har sendt, ved nummeret.
concern-another = Skriv om et andet barn
concern-files-title = Har du en fil, vi skal se?
concern-files = Filer
concern-files-most = Højst { $n } filer, indtil { $until }. Det er frivilligt.
concern-files-send = Send filerne
done-concern-files = Filerne er lagt ved.
refused-concern-file-late = Der er gået mere end en time. Ring til os, eller skriv igen, og læg filen ved.
refused-concern-files = Der kan højst lægges fem filer ved. Ring til os, hvis vi skal se flere.
refused-concern-files-often = Der sendes mange filer lige nu. Vent et minut, og vælg filerne igen. Dine ord er modtaget.
refused-concern-old = Siden har stået åben længe. Tryk på »Send« igen.
refused-concern-quick = Det gik meget hurtigt. Se det igennem, og tryk på »Send« igen.
refused-concern-trap = Et skjult felt, som skal være tomt, var udfyldt. Vi har tømt det. Tryk på »Send« igen.
refused-concern-often = Der er sendt mange herfra på kort tid. Vent et minut, og tryk på »Send« igen. Haster det, så ring til os.
refused-concern-name = Skriv dit navn. Den, der skriver i sit arbejde, kan ikke være anonym.
refused-concern-contact = Skriv et telefonnummer eller en e-mail, så vi kan nå dig.
refused-concern-child = Skriv noget, vi kan finde barnet ved: navn, CPR-nummer, adresse, eller alder og skole.
refused-concern-empty = Skriv, hvad du er bekymret for.

channel-open-form = Formularen på nettet
begun-assessment = en børnefaglig undersøgelse
begun-clarification = en afdækning af barnets behov
begun-support = en indsats
enquiry-advice = Henvendelse om råd og vejledning
enquiry-youth-crime-board = Fra Ungdomskriminalitetsnævnet
enquiry-disability = Fra handicapområdet

# Kvitteringsnummer på tavlen
board-receipt = Kvitteringsnummer
board-receipt-hint = Når nogen ringer om noget, de har sendt
board-receipt-go = Find
board-receipt-none = Der er ingen underretning med det nummer blandt dem, du har adgang til.

# Hvem er barnet?
child-title = Hvem er barnet?
child-text-form = Den kom gennem formularen på nettet, og barnet er ikke genkendt endnu.
child-text-described = Den, der henvendte sig, kunne ikke sige, hvem barnet er, og det er ikke genkendt endnu.
child-text-reach = Den, der registrerede barnet, kan ikke se alle børn. Se efter, om vi kender barnet.
child-text-clock = De 24 timer løber alligevel, og du kan vurdere den med det samme.
child-text-no-clock = Du kan registrere, hvad der skal ske, med det samme.
child-given-name = Navn, som det er skrevet
child-given-cpr = CPR-nummer, som det er skrevet
child-given-address = Adresse, som den er skrevet
child-given-described = Beskrivelse
child-find = Find barnet
child-find-hint = Navn, sagens nummer, CPR-nummer eller vej og husnummer
child-find-go = Find
child-find-none = Vi kan ikke finde noget barn med det navn, nummer eller den adresse. Registrér barnet herunder.
child-known = Er det et af disse børn?
child-known-go = Det er barnet
child-new = Et barn, vi ikke kender
child-new-go = Registrér barnet
done-child = Underretningen hører nu til barnet.
child-undo = Er det ikke { $name }?
child-undo-text = Så forlader underretningen barnets sag, med vurdering og bilag, og du bliver spurgt igen, hvem barnet er. Det, der ellers er registreret i sagen, bliver der.
child-undo-go = Det er ikke barnet
done-child-undone = Underretningen hører ikke længere til barnet. Sig, hvem barnet er.

# Vurdering
notif-causes-hint = Underretteren har ikke valgt årsager. Sæt kryds ved dem, du ser.
notif-out-of-hours = Kontoret har lukket. Kan du få fat i en, der ikke kender sagen, så skriv hvem; ellers vurderer du alene nu.
notif-handle = Hvad skal der ske?
notif-handle-send = Registrér, hvad der skal ske

# Flere henvendelser set som én
picture-title = Tidligere om barnet og søskende
picture-none = Det er den første henvendelse, vi har om barnet og søskende.
picture-sum = { $n ->
    [one] 1 henvendelse mere det seneste år
   *[other] { $n } henvendelser mere det seneste år
  }
picture-older = { $n ->
    [one] 1 tidligere henvendelse, som er mere end et år gammel
   *[other] { $n } tidligere henvendelser, alle mere end et år gamle
  }
picture-sibling = søskende: { $name }
picture-waits = venter på vurdering
picture-acute = akut
picture-child = Barn
picture-source = Fra
picture-causes = Årsager
picture-outcome = Udfald
picture-here = den, du står på
picture-drawn = Henvendelserne i tid
picture-marks = Trekant: akut. Stiplet ring: venter på vurdering. Hel ring: den, du står på.
picture-nth = { $nth ->
    [2] Anden
    [3] Tredje
    [4] Fjerde
    [5] Femte
    [6] Sjette
    [7] Syvende
    [8] Ottende
    [9] Niende
    [10] Tiende
   *[other] { $nth }.
  } bekymring på { $months ->
    [one] 1 måned
   *[other] { $months } måneder
  }
picture-about = { $n ->
    [2] to
    [3] tre
    [4] fire
    [5] fem
    [6] seks
    [7] syv
    [8] otte
    [9] ni
   *[other] { $n }
  } om { $cause }

# Breve til underretteren
letter-text = Brevets tekst
letter-text-hint = Markér teksten for at kopiere den, eller udskriv siden.
letter-dear = Kære { $name }
letter-dear-nobody = Til dig, der har underrettet os
letter-receipt-title = Kvittering for din underretning
letter-receipt-arrived = Vi har modtaget din underretning { $at }.
letter-receipt-arrived-form = Vi har modtaget din underretning gennem formularen på kommunens hjemmeside { $at }. Kvitteringsnummeret er { $number }.
letter-receipt-evaluated = Alle underretninger bliver vurderet inden for 24 timer.
letter-receipt-citizen = Vi har tavshedspligt og kan ikke fortælle dig mere om, hvad der sker. Det betyder ikke, at vi ikke gør noget.
letter-receipt-professional = Fordi du har underrettet i dit arbejde, får du besked om, hvorvidt vi har sat en undersøgelse, en afdækning eller en indsats i gang, medmindre særlige forhold taler imod det (barnets lov § 138, stk. 2).
letter-again = Bliver du bekymret igen, så skriv eller ring til os. Er barnet i fare, så ring 112.
letter-thanks = Tak, fordi du reagerede.
letter-informed-title = Besked om din underretning
letter-informed-about = Du underrettede os { $at } om et barn, du møder i dit arbejde. Vi skal fortælle dig, om vi er gået i gang med noget (barnets lov § 138, stk. 2).
letter-informed-begun = Efter din underretning er dette sat i gang:
letter-informed-nothing = Der er ikke sat en undersøgelse, en afdækning eller en indsats i gang efter din underretning.
letter-informed-told = Om indsatsen, fordi det har betydning for den støtte, du giver barnet: { $words }
letter-informed-secret = Oplysningerne er fortrolige. Du må kun bruge dem i dit arbejde med barnet.
letter-regards = Venlig hilsen
told-title = Besked til fagpersonen
told-hint = Fagpersonen skal vide, om noget er sat i gang. Teksten følger af sagen, som den er nu.
told-more = Indsatsens art og varighed
told-more-hint = Kun hvis det har væsentlig betydning for den støtte, fagpersonen giver barnet (barnets lov § 138, stk. 3). Det står i brevet, når du har gemt det.
told-send = Registrér beskeden
told-sent = Besked til fagpersonen
done-told = Beskeden til fagpersonen er registreret.
refused-not-professional = Kun en fagperson, vi kender, kan få besked om, hvad der er sat i gang.

# Ny henvendelse
register-siblings-known = Søskende, vi kender
register-unborn = Et barn, der ikke er født endnu
register-mother-name = Morens navn
register-mother-cpr = Morens CPR-nummer
register-due = Termin
refused-no-mother = Skriv morens navn.
notif-contact = Kan nås på
notif-channel = Kom gennem
register-relative = Er det en, vi kender omkring barnet?
register-relative-hint = Så er navnet kendt. Hvem der har underrettet, står kun her og i brevene.
