namespace OpenRollout.Telemetry.Tests.Harness;

/// <summary>What an object flag's values are read into.</summary>
internal sealed record Theme(string Accent);
