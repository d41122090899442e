namespace Portal.Public.Methods;

/// <summary>Every measure of the register with its formula, its bias and its source. Nothing here is computed; the tests of each measure hold the formulas.</summary>
internal static class MeasureNotes
{
    internal static IReadOnlyList<MeasureGroup> Groups { get; } = [Views, OnTime, Times, Hours, Returns, Providers, Weeks, Quality];

    private static MeasureGroup Views => new("views", "Who counts: four ways to look at a period",
    [
        new("Due cohort", "Items whose time limit ran out in the period, whatever happened to them. For the share on time.",
            "n = measured items with a limit d in the period and before the look, less those released by d", "None.", "The register's own; the usual answer to right-censored outcomes."),
        new("Period", "Everybody at risk in the period, entering at the age at its start and leaving at its end. For how fast it is now.",
            "entry = max(0, start − receipt), exit = min(end of the item, end of the period)", "None where entry does not depend on what comes after.", "The life table, as in life expectancy of a period."),
        new("Issue cohort", "Items received in the period, followed to the look. For accountability.",
            "entry 0, exit = end of the item or the look", "None, but what came in lately is young: the share still open stands beside it.", "Kaplan and Meier 1958."),
        new("Closed in the period", "Items removed in the period, nothing else. Shown for contrast only, and labelled naive.",
            "middle and 90th percentile of the closed items", "Too short while things are open; worse when an old backlog is cleared, better while one grows. The size of the error is shown below.", "What most reports publish."),
    ]);

    private static MeasureGroup OnTime => new("shares", "Was the limit met",
    [
        new("Share on time", "Of the due cohort, those certainly gone by the limit. Overdue and open counts as late, released after the limit too; void and gone before the notice are out.",
            "rate = x / n, x = items gone at or before their limit", "\"Decided so far\", on time or past the limit, counts a fast item at once and a slow one only after its limit: with seven days it can show 100%. It is never published.", "The register's own."),
        new("Undetermined", "The limit lies between the last check that found the item and the first that did not.",
            "share on time lies in [x / n, (x + u) / n]", "Grows with the time between checks, which stands beside it.", "Interval-censored data; Turnbull 1976."),
        new("Its interval", "Items of one notice go together, so they are worth fewer.",
            "Wilson on n / deff; deff = max(1, V / (p (1 − p) / n)), V = m/(m − 1) · Σ (x_c − p n_c)² / n² over m notices; with one notice, or where all went alike, deff = Σ n_c² / n", "Items taken as independent give intervals that hold the truth in two of three cases: see the proof. A notice stays one notice where its items differ in provider, country, category or rule, or their limits lie in several months: stored sums keep what its parts have in common, and give the interval of the items themselves. One exception: where one notice names several issuers, an authority's own view takes what it sent and what it only hosts for two.", "Wilson 1927; Kish 1965."),
        new("Exact interval", "Where a claim must hold at least 95 times in 100 whatever the share.", "limits from the beta distribution", "Wider than it needs to be; takes items as independent.", "Clopper and Pearson 1934."),
        new("Difference of two shares", "Whether two shares differ.", "each share's own Wilson limits, put together", "Takes the two as independent.", "Newcombe 1998."),
        new("Against the original limit", "The same against the limit before extensions. An extension counts if it was granted before the limit then in force.",
            "as the share on time, d before extensions", "A gap between the two says how much extensions do. From stored sums its interval takes deff of the limit in force where a limit of the period moved, and says so.", "The register's own."),
        new("Projected", "What would come of open items whose limit is ahead, if they went as fast as the period.", "1 − S(limit) from the period's curve, over the limits of these items", "Always labelled projected.", "The register's own."),
    ]);

    private static MeasureGroup Times => new("times", "How fast",
    [
        new("Share still online", "By age since receipt, with what is open as \"at least so long\".", "S(t) = ∏ (1 − d / n) over the ages up to t; n at risk, d removed", "None under independent censoring. Starts at the youngest age with ten at risk, and says so. A stop between issue and receipt counts as one of no length at the receipt.", "Kaplan and Meier 1958."),
        new("Its band", "How far the curve may be off.", "Var S = S² Σ d / (n (n − d)), log-log; from stored sums widened by the root of deff of the due cohort; where nobody is gone yet the exact limits of none of n / deff", "Without the widening it is too narrow; well after the limit items of one notice go less together, and the widened band is too wide (97 to 98 of 100 at 7 days).", "Greenwood 1926; Kalbfleisch and Prentice 1980."),
        new("Half, 3 in 4, 9 in 10, 19 in 20 gone", "The age by which a share was gone; \"more than\" the longest time followed where it was not reached.",
            "q = inf {t : S(t) ≤ 1 − p}; limits where the curve crosses those of S at q", "Needs 10 items, 50 for 9 in 10, 100 removals for 19 in 20: else \"too few items\".", "Brookmeyer and Crowley 1982; Woodruff 1952."),
        new("Mean over the first 30 days", "Mean time online, counted up to 30 days: the one mean that is safe.", "area under S to 30 d", "Says nothing of what comes after; needs ten followed so long.", "Irwin 1949; Royston and Parmar 2013."),
        new("Against the period before", "Whether it got faster.", "difference of the two areas, notices in both left out together", "A sentence only where the interval leaves out zero.", "The register's own."),
        new("Mean of the slowest tenth", "How bad the tail is.", "q(0.9) + 10 · area under S from there to 30 d; its band: 10 times the error of that area, on the log scale", "Not estimable while a tenth is online at 30 d.", "Expected shortfall, as in risk measurement."),
        new("Interval by notice", "For every figure that is no plain share.", "20 groups of notices, each left out in turn", "Too wide with few notices; not estimable with too few groups.", "Quenouille 1956; Tukey 1958."),
        new("Ways out", "Removed or moved to another host: the second is no removal.", "F_k(t) = Σ S(t−) · d_k / n", "One minus Kaplan-Meier would overstate each way.", "Aalen and Johansen 1978."),
    ]);

    private static MeasureGroup Hours => new("sums", "How much, all together",
    [
        new("Item-hours", "Time online after the notice inside the period, spells after a return too. Adds up over providers, countries and days.", "Σ length of [issue, end) within the period", "A removal between two checks counts at the later one; the lowest total takes the earlier. The time before the notice is not known.", "The register's own."),
        new("After the limit", "What keeping to the limit would have spared.", "Σ max(0, end − limit)", "Of the first spell: what came back later stands with the hours before the limit, and so do items without one.", "The register's own."),
        new("Share of the slowest tenth", "How much few items weigh.", "hours of the slowest tenth over all", "Grows with the length of the period; from single items only.", "Lorenz 1905."),
        new("Open, and by age", "What is online at the look.", "issued less removed less released, by time since receipt", "None.", "The register's own."),
        new("Backlog adds up", "A test of the data.", "N(end) − (N(start) + issued − removed − released) = 0", "A difference is a fault, and shown.", "Flow identity."),
        new("Mean time by flows", "A test of reports that leave out open items.", "W = L / λ: mean number online over arrivals", "Too short while a backlog grows; it counts arrivals of the period alone.", "Little 1961."),
    ]);

    private static MeasureGroup Returns => new("returns", "Acknowledged, and back again",
    [
        new("Acknowledged before removal", "Share acknowledged by 15 min, 1 h and 24 h.", "F(t) = Σ S(t−) · d / n with removal as the other way out", "One minus Kaplan-Meier would overstate it, for removal can come first. Its band counts by notice, which is mostly acknowledged at once; stored sums take all items of a notice for one, which is at times a little wide.", "Aalen and Johansen 1978."),
        new("Back at least once", "By 7, 30 and 90 days after a removal that somebody checked.", "1 − S(t), clock at the removal, to the day", "Only what is looked for is found. Exact binomial limits while none came back. Bands count by notice, of which many items may come back together.", "Kaplan and Meier 1958."),
        new("Mean times back", "An item that comes back often counts each time.", "MCF(t) = Σ dN / Y; error: root of the sum over notices of squared (own jumps less the mean's), from the items that came back", "No error is given where none came back. Returns over removals would grow with the follow-up, and is not published.", "Nelson 1988; Lawless and Nadeau 1995."),
        new("Per 1,000 days followed", "The rate beside it.", "1000 · times back / days followed", "Days followed are days in which somebody may have looked, not checks.", "The register's own."),
        new("Prevented uploads; found by the provider itself", "Not estimable: no source reports blocks or first detections to the register.", "—", "A provider's own word would be labelled so and never mixed with checked figures.", "—"),
    ]);

    private static MeasureGroup Providers => new("between", "Between providers",
    [
        new("Funnel", "Who differs by more than chance and the usual spread.", "z = (asin √p − asin √θ) / √(1 / 4n + τ²), τ² from z winsorised at 10%; lines at 95% and 99.8%", "Needs ten providers with twenty items due. Without τ, thousands of items make hairlines and flag most. Nobody is ranked.", "Spiegelhalter 2005."),
        new("Late against expected", "Whether the mix of cases explains it.", "observed late over Σ n · everybody's late share by category, rule and quarter", "What is not in the mix is not taken into account.", "Indirect standardisation."),
        new("Many looks at once", "How many of those outside would be so by chance.", "Benjamini-Hochberg, q below 0.05", "Given by the command line beside the funnel; pages name those outside 99.8% alone.", "Benjamini and Hochberg 1995."),
    ]);

    private static MeasureGroup Weeks => new("weeks", "From week to week",
    [
        new("p′ chart", "Share on time by ISO week of the limit, where each week of the baseline has twenty items due.", "p ± 3 σ_p σ_z, σ_z from the moving range of z", "Weeks with fewer than ten are left out.", "Laney 2002."),
        new("XmR chart", "The same with fewer items.", "mean ± 2.66 · mean moving range", "Gives no alert.", "Shewhart 1931; Wheeler 1993."),
        new("Baseline", "The first twenty weeks with enough items ever, frozen; with 12 to 19 the limits are trial limits.", "fixed by the data, not by the calendar", "A change long ago stays visible until an authority records a named event for a chart of its own, with who and why: the weeks from it on then get limits as a new series does, those before keep theirs, and the page says how many events moved it.", "NHS Making Data Count."),
        new("Signals", "Outside the limits, seven on one side, seven rising or falling, two of three in the outer third.", "four rules", "About six stable providers in ten show one in a year, so nobody is called for them.", "NHS Making Data Count."),
        new("Alert", "The share on time has fallen.", "C = max(0, C + z − 1), alert where C > 5; z is the normal score of the week's late items at the baseline's share, over σ_z, at least 1", "Fewer than three false ones in a hundred provider-years, also where few are late; sees a shift of two standard deviations after five weeks.", "Page 1954."),
    ]);

    private static MeasureGroup Quality => new("quality", "How good the data are",
    [
        new("Verified", "Removals that somebody outside checked.", "1 − on the provider's word alone / removed", "—", "The register's own."),
        new("Time between checks", "How far the two checks lie apart between which a removal was seen, of the newest 1,000.", "middle, and what one in ten exceeds", "Removals known to the instant have none.", "The register's own."),
        new("Known late", "How long until 99 of 100 reports of removals are in. What is younger is drawn dashed.", "99th percentile of known − gone, the slowest source", "Not estimable with fewer than 100 reports, or where a source loaded its history at once.", "The register's own."),
        new("What contradicts itself", "Gone or received before issued, by more than the sender's clock may be off; a correction of an event that nobody sent.", "counts by kind", "Kept, flagged, and in no figure. Nothing is clamped in silence.", "The register's own."),
    ]);
}
