namespace OpenRollout.Benchmarks;

/// <summary>The three rules of one of many flags: employees, one country, and a percentage of the active users of a device type.</summary>
/// <param name="Key">The flag's key.</param>
/// <param name="Country">The country whose users are all in.</param>
/// <param name="DeviceType">The device type of which a percentage is in.</param>
/// <param name="ActivityLevel">The minimum activity level of these users.</param>
/// <param name="Percentage">The percentage, in whole percent.</param>
internal sealed record FlagRules(string Key, string Country, string DeviceType, int ActivityLevel, int Percentage);
