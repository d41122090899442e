using System.Text;
using Portal.Data.Disclosure;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases;

/// <summary>Whether this database, asked for what it knew at K, still gives the cells that a release was made from.</summary>
public sealed class CellsCheck(ReleaseInputs inputs, ReleaseQueries releases)
{
    /// <summary>Every published version whose cells come out differently now.</summary>
    public async Task<IReadOnlyList<InputProblem>> RunAsync(CancellationToken cancellation)
    {
        var problems = new List<InputProblem>();
        foreach (var publication in await releases.PublicationsAsync(cancellation))
        {
            var json = await releases.FileAsync(publication.DraftId, "plan.json", cancellation);
            var (plan, _) = ReleasePlan.Read(json is null ? "" : Encoding.UTF8.GetString(json));
            var name = FormattableString.Invariant($"{publication.Statement.Release} version {publication.Statement.Version}");
            if (plan is null)
            {
                problems.Add(new InputProblem("missing-plan", $"{name} has no readable plan."));
            }
            else if (await CommitmentAsync(plan, cancellation) != publication.Statement.CellsCommitment)
            {
                problems.Add(new InputProblem("other-cells", $"{name} was made from other cells than those that the database gives at {plan.KnownAt}."));
            }
        }

        return problems;
    }

    private async Task<string> CommitmentAsync(ReleasePlan plan, CancellationToken cancellation)
    {
        var input = await inputs.ReadAsync(plan, cancellation);
        var (items, _) = CountedItems.Read(plan.Programme, input.Items, input.Providers);
        var positions = new PositionSet(plan);
        var sums = GroupSums.Of(items, positions, plan.AsOfInstant);
        sums.Keep(positions, input.Earlier);
        var problem = ReleaseProblemBuilder.Build(positions, sums);
        return InternalFiles.Commitment(problem, input.Secret);
    }
}
