using Portal.Ui;

namespace Portal.Public.Countries;

/// <summary>A country in the list.</summary>
/// <param name="Name">Name and address.</param>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="Limits">What the catalogue holds, in words; empty without any.</param>
public sealed record CountryLine(Link Name, string Code, string Limits);
