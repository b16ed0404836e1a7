namespace OpenRollout.Sources.Tests;

public sealed class CleanUpTests : CleanUpLaw;
