using NodaTime.Text;
using Portal.Data.Releases;

namespace Portal.Commands.Releases;

/// <summary>A draft as JSON.</summary>
internal static class DraftDocument
{
    internal static object Of(DraftState draft) => new
    {
        Draft = draft.Id,
        draft.Release,
        draft.Version,
        draft.Programme,
        Synthetic = draft.IsSynthetic,
        draft.Digest,
        draft.BuiltBy,
        BuiltAt = InstantPattern.ExtendedIso.Format(draft.BuiltAt),
        draft.Step,
        Steps = draft.Steps.Select(step => new { step.Step, step.Actor, At = InstantPattern.ExtendedIso.Format(step.At), step.Detail, step.Origin }),
    };
}
