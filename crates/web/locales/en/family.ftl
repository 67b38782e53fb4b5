## Family and network.

family-title = Family and network
family-knot = Family
family-open = See the family as a picture, add or change
family-the-child = the child the case is about
family-change = Change
family-add = Add a person or an association
family-relation = What are they to the child?
family-name = Name
family-name-hint = A person, or the name of an association or club.
family-cpr = CPR number
family-cpr-hint = If the number is on record already, that person is added. The address is kept in this case.
family-address = Address or telephone
family-means = What do they mean to the child?
family-means-hint = The child and the parents can read it. Write it as the child would say it.
family-ended = No longer belongs to the family or network
family-save = Save
family-send = Add
field-custody = Has custody
kin-grandparents = Grandparents
kin-parents = Parents
kin-children = Children
kin-network = Network
relation-friend = Friend
relation-foster-parent = Foster parent
relation-professional = Professional
relation-association = Association
refused-custody = Siblings, professionals and associations cannot have custody.
refused-relative-self = That is the child's own number.
refused-relative-known = The person is in the family or network already. Change what is there instead.
refused-no-relative = The person is no longer in the case.
view-family = Family and network

# Who is around the family, where a plan is made and where the network meets
around-title = { $n ->
    [0] Whom can we draw on?
    [one] Whom can we draw on? 1 in the network
   *[other] Whom can we draw on? { $n } in the network
}
around-none = No grandparents, friends or associations have been written down yet.
around-family = Family and network
around-plan = Whom can we draw on?

# Who the child is
child-change = The child's particulars
child-born = The child is born, or is due on another day
child-hint = What is new holds from now on; what stood before is in the story of the case. An empty field changes nothing.
child-birth-hint = If there is a CPR number, the day must fit it.
child-due-hint = Write the day of birth below only when the child is born.
child-save = Save the child's particulars
child-link = Correct particulars
