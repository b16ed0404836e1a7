namespace OpenRollout.Manifest;

/// <summary>One kind of problem: the single place where its id, severity and title are written.</summary>
/// <param name="Id">The id, <c>ROLL</c> and four digits.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Title">What is wrong, in a few words that name no particular manifest.</param>
public sealed record ProblemDescriptor(string Id, ProblemSeverity Severity, string Title);
