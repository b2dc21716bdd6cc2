/** The instrument of the demonstration, as Markdown: a framework in three pillars, in words of our own. */
export const frameworkEn = `# Sample Framework for Secure and Smooth Trade

A text for demonstration. It follows the headings under which such frameworks are known and is not the text of any of them.

## Pillar 1 – Customs-to-Customs

Customs administrations act together and on common standards, so that risks are found early and lawful trade moves without needless stops.

### Standard 1 – Integrated supply chain management

1.1.1 Customs administrations shall treat the movement of a consignment as one continuous operation under control, from the place where the goods are loaded into the transport unit to the place where they are released.

1.1.2 The administrations of departure, transit and destination shall identify a consignment by one unique reference and shall rely on the results of controls recorded under it, unless they have reason to doubt them.

1.1.3 Where a consignment has to be examined, the examination should take place at the earliest point at which it can be done effectively and, as a rule, before departure.

1.1.4 The number of every seal shall be recorded whenever the goods change hands. A seal found broken or exchanged shall be reported to the administration of destination without delay.

### Standard 2 – Cargo inspection authority

1.2.1 National law shall empower Customs to inspect cargo that enters, leaves or crosses the Customs territory or is transhipped in it, whatever the means of transport.

1.2.2 This power shall extend to the transport unit, to its contents, and to the documents and data about them, wherever they are held.

1.2.3 Where another authority may inspect the same consignment, Customs shall seek to have both inspections carried out together, at one time and in one place.

### Standard 3 – Modern technology in inspection equipment

1.3.1 Customs administrations should use non-intrusive inspection and radiation detection equipment, in proportion to the risk, so that suspect consignments can be examined quickly and need not be opened without cause.

1.3.2 Images and readings shall be kept for as long as they may serve as evidence or improve the assessment of risk, and should be exchanged between administrations in an agreed format.

1.3.3 Such equipment shall be operated by trained staff only. Its performance and its radiation safety shall be tested at least once a year.

### Standard 4 – Risk-management systems

1.4.1 Each administration shall operate an automated risk-management system that identifies consignments of potentially high risk before they are loaded or, where this is not possible, before they arrive.

1.4.2 The system shall draw on declared data, intelligence, the compliance record of operators and random selection. Its rules shall be reviewed at least every six months in the light of the results obtained.

1.4.3 The findings of each inspection, including those that confirm what was declared, shall be entered in the system within five working days.

### Standard 5 – Selectivity and targeting

1.5.1 A consignment shall be regarded as being of high risk where the information about it is insufficient or inconsistent, where intelligence points to it, or where a documented scoring method so indicates.

1.5.2 Administrations should share with one another, on agreed conditions, the profiles and indicators that have proved effective.

1.5.3 Selection for inspection shall not rest on the nationality of an operator alone, nor on any ground that is unrelated to risk.

### Standard 6 – Advance electronic information

1.6.1 Customs shall require information on cargo by electronic means and in good time for risk to be assessed. For containerized cargo carried by sea, it shall be submitted at least twenty-four hours before loading at the port of departure.

1.6.2 For cargo carried by air, a minimum set of data shall be submitted before the cargo is loaded; for cargo carried by rail or road, the information shall be submitted at least one hour before arrival at the first Customs office.

1.6.3 Customs shall ask for no data beyond the common data set published for the purpose, and shall not ask again for data that the operator has already submitted to an authority of the same State.

1.6.4 A person who has submitted information shall correct it as soon as an error is discovered. A correction made before the administration has given notice of an inspection shall not in itself give rise to a penalty.

### Standard 7 – Targeting and communication

1.7.1 Administrations should carry out joint targeting and screening on the basis of common criteria and compatible means of communication.

1.7.2 A request for assistance about a consignment under way shall be answered within twenty-four hours, if only to say when a full answer may be expected.

1.7.3 Information received from another administration shall be used for the purpose for which it was given, and shall enjoy at least the protection that the administration giving it affords to its own.

### Standard 8 – Performance measures

1.8.1 Each administration shall keep figures on the consignments it has screened, selected and examined, on the results, and on the time taken until release.

1.8.2 The time taken until release shall be measured by a published method at least every two years, for each mode of transport, and the results shall be made public.

1.8.3 Figures reported under this Framework serve to learn from one another. They shall not be used to rank Members.

### Standard 9 – Security assessments

1.9.1 Each administration shall assess the security of the movement of goods within its territory, and shall do so together with the other authorities concerned wherever their responsibilities meet.

1.9.2 Where an assessment reveals a weakness, the administration shall set out how and by when it is to be remedied.

1.9.3 An administration may invite another to observe an assessment, and should share with it those findings that bear on consignments moving between them.

### Standard 10 – Employee integrity

1.10.1 Each administration shall adopt a code of conduct, make it known to all who work for it, and take effective action where it is breached.

1.10.2 A decision to release a consignment that had been selected on grounds of risk shall be recorded with its reasons and confirmed by a second officer.

1.10.3 Staff and operators shall have a confidential means of reporting a breach, and shall suffer no disadvantage for reporting in good faith.

### Standard 11 – Outbound security inspections

1.11.1 At the reasoned request of the administration of destination, the administration of departure shall inspect a consignment of high risk before it leaves, so far as its law permits.

1.11.2 Such a request shall be made by electronic means through the contact points named for the purpose, and shall be answered within twelve hours. A refusal shall state its reasons.

1.11.3 The result of the inspection shall be communicated before the consignment departs or, where this is not possible, before it reaches its destination.

## Pillar 2 – Customs-to-Business

Customs and business each do what they can do best: operators make their part of the supply chain secure, and Customs gives them in return the treatment that this deserves.

### Standard 1 – Partnership

2.1.1 An operator who seeks authorization shall assess its own security against published criteria and keep a record of the assessment and of the measures that followed from it.

2.1.2 Customs and each authorized operator shall name persons through whom they can reach one another, and shall keep these particulars up to date.

2.1.3 At least once a year, Customs shall review with representatives of authorized operators, including small and medium-sized enterprises, how the partnership works and what should be improved.

### Standard 2 – Security

2.2.1 An authorized operator shall make security part of its ordinary procedures, with regard to premises, staff, cargo, means of transport, business partners and information systems.

2.2.2 The measures required shall be in proportion to the size of the operator and to the nature of its business. Small and medium-sized enterprises may meet a requirement by other means that have the same effect.

2.2.3 An authorized operator shall report to Customs, within twenty-four hours of discovering it, any incident that may have put the security of a consignment at risk, including an intrusion into its information systems.

### Standard 3 – Authorization

2.3.1 Customs shall develop, together with representatives of business, a procedure of validation that offers incentives to operators who take part in it.

2.3.2 A decision on a complete application shall be taken within ninety days. It shall state its reasons and the means of appeal.

2.3.3 An authorization may be suspended where the conditions for it are no longer met. Except where security would be put at risk by delay, the operator shall first be heard and given a reasonable time to remedy the matter.

2.3.4 Administrations should recognize one another’s authorizations by arrangement, and should publish the benefits that follow from it.

### Standard 4 – Technology

2.4.1 Operators shall protect the integrity of cargo with seals of an internationally recognized standard and should use such further technology as the risk requires.

2.4.2 Data from tracking devices that an operator uses of its own accord shall be made available to Customs on agreed conditions only, and shall not be used for any other purpose.

2.4.3 Requirements on technology shall state the result to be achieved and shall not favour one product or supplier.

### Standard 5 – Communication

2.5.1 Customs shall publish the requirements of its authorization programme, shall keep them up to date, and shall offer training and advice on them.

2.5.2 Customs shall maintain a contact point that authorized operators can reach at any hour about a consignment that has been stopped.

2.5.3 A new requirement shall be made known to business for comment at least sixty days before it takes effect, save where an immediate threat requires it to apply at once.

### Standard 6 – Facilitation

2.6.1 Customs shall offer authorized operators benefits that can be measured, among them fewer inspections, reduced data for release and priority in examination.

2.6.2 Where a consignment of an authorized operator is selected for examination, it shall be examined before others of like risk, and the operator shall be told when release may be expected.

2.6.3 After a disruption of trade, consignments of authorized operators and goods for humanitarian relief shall be the first to move again.

## Pillar 3 – Customs-to-other-Government

The authorities of a State, and of States that share a border, work together so that a consignment meets with one public service and not with several.

### Standard 1 – Mutual co-operation

3.1.1 Governments shall foster co-operation between Customs and the other authorities concerned with the movement of goods, on the basis of written arrangements that say who does what.

3.1.2 The authorities concerned should align their assessment of risk, share the information that each is permitted to share, and recognize one another’s security programmes.

3.1.3 Where several authorities hold an operator to like requirements, one validation should suffice for all of them.

### Standard 2 – Co-ordinated border management

3.2.1 Authorities on both sides of a border should align their opening hours, procedures and controls and, where conditions permit, work in one place.

3.2.2 Controls on the same consignment shall be combined into one stop wherever possible. Authorities that need not be present shall entrust the control to those that are.

3.2.3 Neighbouring administrations shall test together, at least once a year, how they would keep essential goods moving if a crossing had to close.

### Standard 3 – Single window

3.3.1 Governments should enable operators to submit all information that the import, export or transit of goods requires once, in electronic form and at one point of entry.

3.3.2 Every authority concerned shall receive its part of the information through the single window and shall return its decision by the same way.

3.3.3 Where the single window is out of service, authorities shall accept a documented substitute and shall not hold operators to time limits that they cannot keep for that reason.

### Standard 4 – Harmonization of control measures

3.4.1 Governments shall seek to harmonize security requirements for the carriage of goods across modes of transport, and to keep the burden of proof on operators no heavier than the risk demands.

3.4.2 Before introducing a national control measure that departs from international standards, a government shall assess its effect on trade and shall notify the Secretariat of it.

3.4.3 Measures shall be reviewed at least every three years, and those that have not served their purpose shall be withdrawn.
`
