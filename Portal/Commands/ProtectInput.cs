using Portal.Data.Disclosure;

namespace Portal.Commands;

/// <summary>The files that protect was given: cells with equations, or microdata with a plan.</summary>
internal sealed record ProtectInput(string? Cells, string? Equations, string? Contributions, string? Facts, string? Microdata, string? Plan)
{
    /// <summary>What is wrong with the arguments; null if nothing is.</summary>
    internal string? WhyWrong
    {
        get
        {
            var isFirst = Cells is not null && Equations is not null && Microdata is null && Plan is null;
            var isSecond = Microdata is not null && Plan is not null && Cells is null && Equations is null && Contributions is null && Facts is null;
            var absent = new[] { Cells, Equations, Contributions, Facts, Microdata, Plan }.FirstOrDefault(file => file is not null && !File.Exists(file));
            return !isFirst && !isSecond ? "protect needs --cells with --equations, or --microdata with --plan."
                : absent is not null ? $"missing-file: {absent} does not exist." : null;
        }
    }

    /// <summary>The problem or the refusals, and the texts that were read.</summary>
    internal async Task<(ProblemReading Reading, IReadOnlyList<string> Texts)> ReadAsync(CancellationToken cancellation)
    {
        if (Plan is not null)
        {
            return await ReadPlanAsync(cancellation);
        }

        var cells = await File.ReadAllTextAsync(Cells!, cancellation);
        var equations = await File.ReadAllTextAsync(Equations!, cancellation);
        var contributions = Contributions is null ? null : await File.ReadAllTextAsync(Contributions, cancellation);
        var facts = Facts is null ? null : await File.ReadAllTextAsync(Facts, cancellation);
        return (ProblemReader.Read(cells, equations, contributions, facts), facts is null ? [cells, equations, contributions ?? ""] : [cells, equations, contributions ?? "", facts]);
    }

    private async Task<(ProblemReading Reading, IReadOnlyList<string> Texts)> ReadPlanAsync(CancellationToken cancellation)
    {
        var planText = await File.ReadAllTextAsync(Plan!, cancellation);
        var (plan, problems) = PlanReader.Read(planText);
        if (plan is null)
        {
            return (new ProblemReading(null, problems), []);
        }

        var earlier = new List<string>();
        foreach (var name in plan.Earlier)
        {
            var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(Plan!))!, name);
            if (!File.Exists(path))
            {
                return (new ProblemReading(null, [new InputProblem("missing-file", $"The plan names the earlier pattern {name}, which does not exist.")]), []);
            }

            earlier.Add(await File.ReadAllTextAsync(path, cancellation));
        }

        var microdata = await File.ReadAllTextAsync(Microdata!, cancellation);
        return (MicrodataReader.Read(plan, microdata, earlier), [planText, microdata, .. earlier]);
    }
}
