namespace OpenRollout.AspNetCore.Pages;

/// <summary>A request to explain the values of a user.</summary>
/// <param name="Domain">The domain of the provider; null for the default provider.</param>
/// <param name="FlagKey">The key of the flag; null for all flags.</param>
/// <param name="Attributes">The attributes of the user, by name. Absent attributes are not included.</param>
internal sealed record ExplanationRequest(string? Domain, string? FlagKey, IReadOnlyDictionary<string, UserAttribute> Attributes);
