using System.Text.Json;

namespace Portal.Data.Disclosure;

/// <summary>Reads a plan: JSON with snake-case keys named like the members of <see cref="ProtectionPlan"/>.</summary>
public static class PlanReader
{
    /// <summary>Shares far beyond any rule; with amounts that can be computed with, their product still fits an integer.</summary>
    private const decimal MostPercent = 10_000;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectNullableAnnotations = true,
    };

    /// <summary>The plan, or why there is none.</summary>
    public static (ProtectionPlan? Plan, IReadOnlyList<InputProblem> Problems) Read(string json)
    {
        try
        {
            var plan = JsonSerializer.Deserialize<ProtectionPlan>(json, Options);
            var problems = plan is null ? [new InputProblem("bad-plan", "The plan is empty.")] : (HasGaps(plan) ? [new InputProblem("bad-plan", "The plan has null where a name or a list belongs.")] : Check(plan).ToList());
            return problems.Count == 0 ? (plan, []) : (null, problems);
        }
        catch (JsonException error)
        {
            return (null, [new InputProblem("bad-plan", $"The plan cannot be read: {error.Message}")]);
        }
    }

    private static IEnumerable<InputProblem> Check(ProtectionPlan plan)
    {
        if (plan.Measures.Count == 0 || plan.Dimensions.Count == 0 || plan.Tables.Count == 0)
        {
            yield return new InputProblem("bad-plan", "The plan needs at least one measure, one dimension and one table.");
        }

        string[] measures = [.. plan.Measures, .. plan.Measures.Skip(1).Select(measure => "not_" + measure)];
        foreach (var name in measures.Concat(plan.Dimensions.Select(dimension => dimension.Column)).GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            yield return new InputProblem("bad-plan", $"The plan names {name} twice.");
        }

        foreach (var name in plan.Measures.Concat(plan.Dimensions.SelectMany(CodesOf)).Where(name => !CellCode.IsUsable(name)).Distinct())
        {
            yield return new InputProblem("bad-code", $"The code '{name}' is empty or holds a reserved character.");
        }

        if (!AreWithin(plan.Rules))
        {
            yield return new InputProblem("bad-plan", $"A rule is negative, or larger than can be computed with; shares are at most {MostPercent} per cent.");
        }

        foreach (var name in plan.Tables.SelectMany(table => table).Where(name => plan.Dimensions.All(dimension => dimension.Column != name)).Distinct())
        {
            yield return new InputProblem("unknown-dimension", $"A table uses {name}, which is no dimension of the plan.");
        }

        foreach (var dimension in plan.Dimensions)
        {
            var children = dimension.Hierarchy.SelectMany(node => node.Value).ToList();
            foreach (var code in children.GroupBy(code => code).Where(group => group.Count() > 1).Select(group => group.Key))
            {
                yield return new InputProblem("overlapping-hierarchy", $"{dimension.Column}: code {code} stands below more than one parent.");
            }

            foreach (var code in dimension.Hierarchy.Keys.Where(code => IsBelowItself(dimension, code)))
            {
                yield return new InputProblem("overlapping-hierarchy", $"{dimension.Column}: code {code} stands below itself.");
            }

            if (children.Contains(dimension.Total))
            {
                yield return new InputProblem("overlapping-hierarchy", $"{dimension.Column}: the grand total {dimension.Total} stands below another code.");
            }
        }
    }

    private static IEnumerable<string> CodesOf(PlanDimension dimension) => [dimension.Total, .. dimension.Hierarchy.Keys, .. dimension.Hierarchy.Values.SelectMany(codes => codes)];

    /// <summary>Whether a list holds null: annotations speak of members only.</summary>
    private static bool HasGaps(ProtectionPlan plan)
    {
        static bool Lacks(IEnumerable<object?>? items) => items is null || items.Contains(null);
        return Lacks(plan.Measures) || Lacks(plan.Dimensions) || Lacks(plan.Tables) || plan.Tables.Any(Lacks) || Lacks(plan.Earlier)
            || plan.Dimensions.Any(dimension => dimension.Hierarchy.Values.Any(Lacks));
    }

    private static bool AreWithin(PlanRules rules) =>
        new[] { rules.DominancePercent, rules.CoalitionPercent, rules.WidthPercent }.All(percent => percent is >= 0 and <= MostPercent)
        && new[] { rules.MinimumCount, rules.MinimumPart, rules.MinimumWidth, rules.MinimumGroups }.All(least => least is >= 0 and <= DecimalScale.LargestAmount);

    private static bool IsBelowItself(PlanDimension dimension, string code)
    {
        var seen = new HashSet<string>();
        var pending = new Queue<string>(dimension.Hierarchy[code]);
        while (pending.TryDequeue(out var next))
        {
            if (next == code)
            {
                return true;
            }

            if (seen.Add(next) && dimension.Hierarchy.TryGetValue(next, out var below))
            {
                below.ToList().ForEach(pending.Enqueue);
            }
        }

        return false;
    }
}
