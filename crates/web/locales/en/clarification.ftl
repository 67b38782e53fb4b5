# The screening and the clarification (barnets lov §§ 18 and 19): what is not as in the assessment.

clarification-title = The clarification
clarification-none = No clarification has begun.
clarification-none-text = Where one or more matters are to be clarified, this is where it stands who is talked to, what was said, and what it leads to.
clarification-others = Other clarifications in the case
clarification-of = The clarification of { $day }
clarification-ended = Completed
clarification-carried = What was found is ready in the next step, where it can be corrected.
clarification-focus-none = Choose what is to be clarified, and why.
clarification-child-not-heard = The child has not been heard in the clarification yet.
clarification-early = Decide on early prevention
view-clarification = The clarification in the case

clarification-outcome-nothing-more = Nothing more is needed
clarification-outcome-early-prevention = Early prevention (BL § 30)
clarification-outcome-support = A supporting measure (BL § 32)
clarification-outcome-assessment = An assessment (BL § 20)

step-focus-clarification = What is to be clarified?
step-focus-clarification-submit = Save
step-complete-clarification = Complete the clarification
step-complete-clarification-submit = Complete the clarification
carried-from-clarification = What the clarification completed on { $day } showed
refused-no-open-clarification = No clarification goes on that could be completed.
refused-no-clarification = The case does not have the clarification that the assessment is to go on from.
goes-on-from = { $n ->
    [0] The assessment goes on from the clarification completed on { $day }.
    [one] The assessment goes on from the clarification completed on { $day }. One talk comes along and is not recorded again.
   *[other] The assessment goes on from the clarification completed on { $day }. { $n } talks come along and are not recorded again.
}

field-honour = Is honour conflict or negative social control suspected?
honour-risk-not-suspected = No
honour-risk-involve = Yes. The risk was assessed, and parents and network can be involved.
honour-risk-wait = Yes. Parents and network are not to be involved yet.
field-risk = Risk assessment
risk-hint = To be written where it is suspected, before parents and network are involved (BL § 18(3)). Only the municipality's staff see it.
field-screening-reason = Reason
honour-wait-title = Parents and network are not to be involved yet
honour-wait-text = So says the risk assessment of { $day } (BL § 18(3)).
honour-again = Assess it again
