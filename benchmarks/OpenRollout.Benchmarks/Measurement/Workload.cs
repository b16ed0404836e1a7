namespace OpenRollout.Benchmarks;

/// <summary>Evaluates a flag once for each of the thousand users.</summary>
/// <returns>The number of users who are in, which is equal for workloads that do the same work.</returns>
internal delegate int Workload();
