namespace OpenRollout.Telemetry.Tests;

public sealed class CleanUpTests : CleanUpLaw;
