namespace Portal.Data.Disclosure;

/// <summary>What anybody can work out about one hidden cell: both ends are possible, rounded outwards to the input's places.</summary>
/// <param name="Cell">Id of the cell.</param>
/// <param name="Low">Smallest value.</param>
/// <param name="High">Largest value; null means that nothing bounds it.</param>
public sealed record AttackInterval(string Cell, long Low, long? High);
