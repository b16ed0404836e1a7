namespace OpenRollout.AspNetCore.Pages;

/// <summary>What is asked to be explained.</summary>
/// <param name="Domain">The provider's domain; null for the default one.</param>
/// <param name="FlagKey">The flag; null for all.</param>
/// <param name="Attributes">The attributes of the user as they were written, by name: what is absent is not among them.</param>
internal sealed record ExplanationRequest(string? Domain, string? FlagKey, IReadOnlyDictionary<string, UserAttribute> Attributes);
