namespace OpenRollout.Reliability.Tests;

public sealed class CleanUpTests : CleanUpLaw;
