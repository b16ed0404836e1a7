namespace OpenRollout.Tests;

public sealed class CleanUpTests : CleanUpLaw;
