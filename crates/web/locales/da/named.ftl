## Beskyttede sager, navngivne personer og nødadgang.

glass-title = Nødadgang til en sag
glass-warning = Sagen åbnes for dig i { $minutes } minutter
glass-warning-text = Det skrives i sagens historie og i loggen, og lederen af det team, der har sagen, får besked med din begrundelse.
glass-wanted = Sagsnummer eller barnets CPR-nummer
glass-wanted-hint = Hele nummeret. Der slås intet op, før du har givet en begrundelse.
glass-reason = Hvorfor er det nødvendigt?
glass-reason-hint = Skriv det, så din leder kan følge det: hvad skete der, og hvad skal du bruge sagen til?
glass-send = Åbn sagen
glass-cancel = Fortryd
glass-link = Skal du bruge en sag, du ikke kan se? Tag nødadgang
glass-notices = Nødadgange, som du skal se på
glass-notices-none = Ingen har taget nødadgang
glass-notices-none-text = Når nogen åbner en sag, de ellers ikke har adgang til, står det her, til en leder har set det.
glass-who = Hvem
glass-when = Hvornår
glass-until = Åben til
glass-seen = Jeg har set det
overview-glass = { $n ->
    [one] En nødadgang, som du skal se på
   *[other] { $n } nødadgange, som du skal se på
  }
overview-glass-link = Se dem
done-glass = Sagen er åben for dig en tid. Lederen af det team, der har sagen, har fået besked.
done-glass-seen = Det er noteret, at du har set det.

named-title = Beskyttede sager og adgang
named-intro = Beskyttede sager åbner kun for navngivne personer. Her står de uden barnets navn, så du kan svare for dem uden at se dem.
named-first = Kun de første { $shown } af { $total } vises.
named-guarded = Beskyttede sager, du svarer for
named-guarded-none = Ingen beskyttede sager
named-guarded-none-text = Sager med beskyttet adresse eller familie til en ansat står her.
named-nobody = ingen har den
named-count = Andre navngivne
named-name = Giv en kollega adgang, eller tag den tilbage
named-worker = Kollega
named-until = Til og med
named-reason = Hvorfor
named-send = Giv adgang
named-end = Tag adgangen tilbage
named-protect = Beskyt en sag
named-protect-number = Sagens nummer
named-ground = Grund
named-protected = Skal den være beskyttet?
named-protected-on = Ja, kun for navngivne
named-protected-off = Nej, ikke længere af denne grund
named-protect-reason = Begrundelse
named-protect-send = Gem
done-named = Kollegaen kan nu åbne sagen.
done-unnamed = Adgangen er taget tilbage.
done-protected = Beskyttelsen er ændret.

refused-glass-reason = Skriv en begrundelse på mindst ti tegn.
refused-glass-none = Der er ingen sag med det nummer.
refused-glass-tries = Der kan ikke tages flere nødadgange i denne time. Tal med din leder.
refused-glass-own = Du kan ikke kvittere for din egen nødadgang. En anden leder skal se det.
refused-name-self = Du kan ikke give dig selv adgang. Tag nødadgang, eller bed en anden leder.
refused-name-until = Vælg en dag fra i dag og højst 180 dage frem.
refused-no-case = Der er ingen sådan sag, du svarer for.

contracts-title = Jeres igangværende indsatser
contracts-intro = De børn, I hjælper nu efter aftale med kommunen. Sagen selv er ikke åben for jer; ring til rådgiveren.
contracts-child = Barn
contracts-paragraph = Paragraf
contracts-since = Siden
contracts-caseworker = Rådgiver
contracts-follow-up = Næste opfølgning
contracts-no-date = ikke aftalt
contracts-hidden = Beskyttet barn: tal med rådgiveren
contracts-none = Ingen igangværende indsatser
contracts-none-text = Når en indsats hos jer begynder, står den her.
