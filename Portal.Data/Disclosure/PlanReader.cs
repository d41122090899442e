using System.Text.Json;

namespace Portal.Data.Disclosure;

/// <summary>Reads a plan: JSON with snake-case keys named like the members of <see cref="ProtectionPlan"/>.</summary>
public static class PlanReader
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>The plan, or why there is none.</summary>
    public static (ProtectionPlan? Plan, IReadOnlyList<InputProblem> Problems) Read(string json)
    {
        try
        {
            var plan = JsonSerializer.Deserialize<ProtectionPlan>(json, Options);
            var problems = plan is null ? [new InputProblem("bad-plan", "The plan is empty.")] : Check(plan).ToList();
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
