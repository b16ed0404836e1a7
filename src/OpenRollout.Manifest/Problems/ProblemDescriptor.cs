namespace OpenRollout.Manifest;

/// <summary>A kind of problem: its id, severity and title. <see cref="ProblemDescriptors"/> lists all kinds. Immutable.</summary>
/// <param name="Id">The id: <c>ROLL</c> and four digits.</param>
/// <param name="Severity">The severity.</param>
/// <param name="Title">A short description that applies to every problem of this kind.</param>
public sealed record ProblemDescriptor(string Id, ProblemSeverity Severity, string Title);
