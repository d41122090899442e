using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Plans;

/// <summary>Everything that decides the bytes of a release: the programme, the periods, A and K. Equal plans over equal events give equal bytes.</summary>
public sealed record ReleasePlan
{
    /// <summary>Id of the release: the room of its programme and its newest month, see <see cref="ReleaseId"/>.</summary>
    public required string Release { get; init; }

    /// <summary>1, or one more than the version that it corrects.</summary>
    public required int Version { get; init; }

    /// <summary>A and K as ISO 8601 instants in UTC: seconds, no fractions.</summary>
    public required string AsOf { get; init; }

    /// <summary>The instant of knowing.</summary>
    public required string KnownAt { get; init; }

    /// <summary>Why there is a correction, in a sentence; null for a first version.</summary>
    public string? Reason { get; init; }

    /// <summary>True for an emergency: every number that turned out wrong is taken away, and no new one is shown before the next fixed vintage. Null for none.</summary>
    public bool? IsEmergency { get; init; }

    /// <summary>Tables and periods.</summary>
    public required IReadOnlyList<PlannedTable> Tables { get; init; }

    /// <summary>The programme as it then was.</summary>
    public required Programme Programme { get; init; }

    /// <summary>A as an instant.</summary>
    public Instant AsOfInstant => InstantPattern.ExtendedIso.Parse(AsOf).Value;

    /// <summary>K as an instant.</summary>
    public Instant KnownAtInstant => InstantPattern.ExtendedIso.Parse(KnownAt).Value;

    /// <summary>The plan as JSON, always the same bytes for the same plan.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ProgrammeReader.Options);

    /// <summary>SHA-256 of <see cref="ToJson"/>, lower-case hexadecimal.</summary>
    public string Sha256() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToJson())));

    /// <summary>The plan, or every reason against it.</summary>
    public static (ReleasePlan? Plan, IReadOnlyList<InputProblem> Problems) Read(string json)
    {
        try
        {
            var plan = JsonSerializer.Deserialize<ReleasePlan>(json, ProgrammeReader.Options);
            var problems = plan is null ? [new InputProblem("bad-plan", "The plan is empty.")] : Check(plan).ToList();
            return problems.Count == 0 ? (plan, []) : (null, problems);
        }
        catch (JsonException error)
        {
            return (null, [new InputProblem("bad-plan", $"The plan cannot be read: {error.Message}")]);
        }
    }

    private static IEnumerable<InputProblem> Check(ReleasePlan plan)
    {
        foreach (var problem in ProgrammeCheck.Check(plan.Programme))
        {
            yield return problem;
        }

        var (asOf, knownAt) = (InstantPattern.ExtendedIso.Parse(plan.AsOf), InstantPattern.ExtendedIso.Parse(plan.KnownAt));
        if (!asOf.Success || !knownAt.Success || plan.Version < 1 || !ReleaseId.Fits(plan.Release, plan.Programme.Id))
        {
            yield return new InputProblem("bad-plan", "The plan needs a release such as register-2026-10, in the room of its programme, a version from 1, and as_of and known_at such as 2026-11-01T00:00:00Z.");
            yield break;
        }

        if (plan.Tables.Count == 0)
        {
            yield return new InputProblem("bad-plan", "The plan has no table.");
        }

        foreach (var planned in plan.Tables)
        {
            var table = plan.Programme.Tables.FirstOrDefault(one => one.Id == planned.Table);
            if (table is null)
            {
                yield return new InputProblem("unknown-table", $"{planned.Table} is no table of the programme.");
                continue;
            }

            foreach (var text in planned.Periods)
            {
                if (!ReleasePeriod.TryParse(text, out var period) || period.Frequency != table.Frequency)
                {
                    yield return new InputProblem("bad-period", $"{text} is no period of table {table.Id}.");
                }
                else if (period.To > asOf.Value)
                {
                    yield return new InputProblem("period-not-over", $"{text} of table {table.Id} is not over at {plan.AsOf}.");
                }
            }
        }
    }
}
