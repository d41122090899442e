using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Portal.Data.Disclosure;

namespace Portal.Data.Releases;

/// <summary>
/// What is kept of drafts, steps and publications, column by column. The audit log holds a digest of the draft and of each step taken with it, so that an
/// edit of who built, audited or approved what, or of what was published, is found; the two-person rule rests on these columns.
/// </summary>
internal sealed class ReleaseRecord
{
    /// <summary>Name of the digest among the facts of an entry of the audit log.</summary>
    internal const string Fact = "record";

    private static readonly Dictionary<string, string> Actions = Enum.GetNames<ReleaseStep>().ToDictionary(ActionOf, name => name, StringComparer.Ordinal);

    internal required IReadOnlyList<RecordDraft> Drafts { get; init; }

    internal required IReadOnlyList<RecordFile> Files { get; init; }

    internal required IReadOnlyList<RecordStep> Steps { get; init; }

    internal required IReadOnlyList<RecordPublication> Publications { get; init; }

    /// <summary>The action of a step in the audit log.</summary>
    /// <param name="step">Name of the step.</param>
    internal static string ActionOf(string step) => $"release.{JsonNamingPolicy.KebabCaseLower.ConvertName(step)}";

    /// <summary>Whether an action is that of a step; others tell what leaves no step behind.</summary>
    internal static bool IsStep(string action) => Actions.ContainsKey(action);

    /// <summary>SHA-256 over everything kept of a draft and one of its steps: of building also its list of files, of publishing also what was published.</summary>
    internal string DigestOf(RecordDraft draft, RecordStep step)
    {
        object?[] parts =
        [
            draft.Id, draft.Release, draft.Version, draft.Programme, draft.IsSynthetic, draft.Digest, draft.BuiltBy, draft.BuiltAt,
            step.Seq, step.Step, step.Actor, step.At, step.Detail, step.Origin, step.Against,
            .. step.Step is nameof(ReleaseStep.Built) ? Files.Where(file => file.DraftId == draft.Id).OrderBy(file => file.Path, StringComparer.Ordinal)
                .Select(file => (object)new object[] { file.Path, file.Sha256, file.IsPublic }) : [],
            .. step.Step is nameof(ReleaseStep.Published) ? Publications.Where(one => one.DraftId == draft.Id)
                .Select(one => (object)new object[] { one.Seq, one.Release, one.Version, Convert.ToHexStringLower(SHA256.HashData(one.Manifest)), one.Signature, one.PublishedAt }) : [],
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(parts))));
    }

    /// <summary>Everything in which the record is not what the audit log says.</summary>
    /// <param name="told">What the log tells of steps, oldest first.</param>
    /// <param name="publishing">
    /// A draft that is to be approved or published: all of it must be covered. Others may come from before the log held digests; then what the log told of
    /// them then is held against them.
    /// </param>
    internal IEnumerable<InputProblem> Problems(IReadOnlyList<RecordEntry> told, long? publishing)
    {
        var (entries, steps) = (told.ToLookup(entry => entry.DraftId), Steps.ToLookup(step => step.DraftId));
        foreach (var id in Drafts.Select(draft => draft.Id).Concat(told.Select(entry => entry.DraftId)).Concat(Steps.Select(step => step.DraftId)).Distinct().Order())
        {
            if (Drafts.FirstOrDefault(draft => draft.Id == id) is not { } draft)
            {
                yield return Problem(id, "it is gone, or never was");
            }
            else if (!entries[id].Select(entry => entry.Action).SequenceEqual(steps[id].OrderBy(step => step.Seq).Select(step => ActionOf(step.Step))))
            {
                yield return Problem(id, "its steps are not those of the log");
            }
            else
            {
                foreach (var (entry, step) in entries[id].Zip(steps[id].OrderBy(step => step.Seq)))
                {
                    if (entry.Record is null && publishing == id)
                    {
                        yield return new InputProblem("record-not-covered", $"Draft {id} is of an older version of this program, which kept no digest of who did what. Build it again.");
                    }
                    else if (!IsAsTold(draft, step, entry))
                    {
                        yield return Problem(id, $"its step {step.Seq}, {step.Step}, or the draft itself is not as it was written");
                    }
                }
            }
        }

        foreach (var one in Publications.Where(one => !steps[one.DraftId].Any(step => step.Step is nameof(ReleaseStep.Published))))
        {
            yield return Problem(one.DraftId, "it is among the publications and was never published");
        }

        foreach (var step in Steps.Where(step => step.Step is nameof(ReleaseStep.Published) && !Publications.Any(one => one.DraftId == step.DraftId)))
        {
            yield return Problem(step.DraftId, "it was published and is not among the publications");
        }
    }

    private bool IsAsTold(RecordDraft draft, RecordStep step, RecordEntry entry) =>
        entry.Subject == FormattableString.Invariant($"{draft.Release}/v{draft.Version}")
        && entry.Actor == step.Actor
        && (entry.Record is { } record ? record == DigestOf(draft, step) : entry.Detail == step.Detail && (step.Step is not nameof(ReleaseStep.Built) || draft.BuiltBy == step.Actor));

    private static InputProblem Problem(long draft, string what) =>
        new("record-edited", FormattableString.Invariant($"The record of draft {draft} is not what the audit log says: {what}."));
}
