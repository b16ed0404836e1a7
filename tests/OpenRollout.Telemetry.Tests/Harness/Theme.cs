namespace OpenRollout.Telemetry.Tests.Harness;

/// <summary>The type of an object flag's values.</summary>
internal sealed record Theme(string Accent);
