namespace Portal.Data.Notices;

/// <summary>What may move a due time, in the order in which it is read at one instant.</summary>
internal enum DueStepKind
{
    PauseStart,
    GroundStart,
    Extension,
    PauseEnd,
    GroundEnd,
}
