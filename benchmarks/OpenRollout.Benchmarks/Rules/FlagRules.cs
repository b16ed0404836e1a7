namespace OpenRollout.Benchmarks;

/// <summary>The three rules of one of many flags: employees, one country, and a share of those on a device who are active.</summary>
/// <param name="Key">The flag's key.</param>
/// <param name="Country">All of this country are in.</param>
/// <param name="DeviceType">A share of those on this device is in.</param>
/// <param name="ActivityLevel">If they are this active at least.</param>
/// <param name="Percentage">The share in whole percent.</param>
internal sealed record FlagRules(string Key, string Country, string DeviceType, int ActivityLevel, int Percentage);
