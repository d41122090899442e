using NodaTime;

namespace Portal.Data.Notices;

/// <summary>All compact notices as of A, as known at K.</summary>
/// <param name="AsOf">A: nothing later has happened.</param>
/// <param name="KnownAt">K: nothing known later is used; null uses everything.</param>
/// <param name="Notices">Those whose issue is known, in ordinal order of their ids.</param>
/// <param name="OrphanCount">Events of notices whose issue is not known.</param>
public sealed record LifecycleView(Instant AsOf, Instant? KnownAt, IReadOnlyList<LifecycleNotice> Notices, int OrphanCount);
