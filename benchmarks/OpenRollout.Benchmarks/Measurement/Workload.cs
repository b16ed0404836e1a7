namespace OpenRollout.Benchmarks;

/// <summary>Evaluates once for each of the thousand users.</summary>
/// <returns>How many are in: whoever does the same work must find the same.</returns>
internal delegate int Workload();
