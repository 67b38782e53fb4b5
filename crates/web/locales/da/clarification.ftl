# Screeningen og afdækningen (barnets lov §§ 18 og 19): det, der er anderledes end i undersøgelsen.

clarification-title = Afdækningen
clarification-none = Der er ikke begyndt en afdækning.
clarification-none-text = Når et eller flere forhold skal afdækkes, står det her, hvem der tales med, hvad der er kommet frem, og hvad det fører til.
clarification-others = Andre afdækninger i sagen
clarification-of = Afdækningen fra { $day }
clarification-ended = Afsluttet
clarification-carried = Det, der kom frem, står klar i næste skridt, hvor det kan rettes til.
clarification-focus-none = Vælg, hvad der skal afdækkes, og hvorfor.
clarification-child-not-heard = Barnet er ikke hørt i afdækningen endnu.
clarification-early = Træf afgørelse om tidlig forebyggelse
view-clarification = Afdækningen i sagen

clarification-outcome-nothing-more = Der er ikke behov for mere
clarification-outcome-early-prevention = Tidlig forebyggelse (BL § 30)
clarification-outcome-support = Støttende indsats (BL § 32)
clarification-outcome-assessment = Børnefaglig undersøgelse (BL § 20)

step-focus-clarification = Hvad skal afdækkes?
step-focus-clarification-submit = Gem
step-complete-clarification = Afslut afdækningen
step-complete-clarification-submit = Afslut afdækningen
carried-from-clarification = Det viste afdækningen, der blev afsluttet { $day }
refused-no-open-clarification = Der er ingen afdækning i gang at afslutte.
refused-no-clarification = Sagen har ikke den afdækning, undersøgelsen skal gå videre fra.
goes-on-from = { $n ->
    [0] Undersøgelsen går videre fra afdækningen, der blev afsluttet { $day }.
    [one] Undersøgelsen går videre fra afdækningen, der blev afsluttet { $day }. Én samtale følger med og skal ikke registreres igen.
   *[other] Undersøgelsen går videre fra afdækningen, der blev afsluttet { $day }. { $n } samtaler følger med og skal ikke registreres igen.
}

field-honour = Er der mistanke om æresrelateret konflikt eller negativ social kontrol?
honour-risk-not-suspected = Nej
honour-risk-involve = Ja. Risikoen er vurderet, og forældre og netværk kan inddrages.
honour-risk-wait = Ja. Forældre og netværk skal ikke inddrages endnu.
field-risk = Risikovurdering
risk-hint = Skal skrives ved mistanke, før forældre og netværk inddrages (BL § 18, stk. 3). Kun kommunens medarbejdere ser den.
field-screening-reason = Begrundelse
honour-wait-title = Forældre og netværk skal ikke inddrages endnu
honour-wait-text = Det siger risikovurderingen fra { $day } (BL § 18, stk. 3).
honour-again = Vurdér igen
