using System.Runtime.InteropServices;
using NodaTime;

namespace Portal.Data.Notices;

/// <summary>One thing that may move a due time.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What; at one instant in the order of the kinds.</param>
/// <param name="Deadline">Of an extension the new due time.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DueStep(Instant At, DueStepKind Kind, Instant? Deadline);
