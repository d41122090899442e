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
        BuiltAt = draft.BuiltAt.ToString(),
        draft.Step,
        Steps = draft.Steps.Select(step => new { step.Step, step.Actor, At = step.At.ToString(), step.Detail }),
    };
}
