namespace Portal.Data.Cube;

/// <summary>An identity that must hold whatever the events are.</summary>
/// <param name="Name">flow: what is open follows from what came in and went out, day by day, and the tables agree on it. exposure: the time online by flows is that of the items.</param>
/// <param name="Slices">Slices, roll-ups among them, that it was held against.</param>
/// <param name="Broken">Those where it does not hold.</param>
public sealed record IdentityCheck(string Name, int Slices, int Broken);
