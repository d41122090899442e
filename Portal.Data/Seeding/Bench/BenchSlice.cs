namespace Portal.Data.Seeding;

/// <summary>One finest slice of the bench, and how many items fall into it.</summary>
/// <param name="Number">Its number, which its draws depend on.</param>
/// <param name="Provider">Index of the provider.</param>
/// <param name="Country">Index of the host country, which is that of the issuer too.</param>
/// <param name="Category">Index of the category.</param>
/// <param name="LimitSeconds">The time limit.</param>
/// <param name="Items">Items.</param>
internal sealed record BenchSlice(int Number, int Provider, int Country, int Category, long LimitSeconds, long Items);
