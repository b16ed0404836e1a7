namespace OpenRollout.AspNetCore.Requirements;

/// <summary>The status codes with which a request may be refused: those of errors. Any other needs more than a number, a body or an address.</summary>
internal static class DeniedStatusCode
{
    private const int Minimum = 400;
    private const int Maximum = 599;

    public static bool IsValid(int statusCode) => statusCode is >= Minimum and <= Maximum;

    /// <summary>Says what is wrong with a status code, and what to do.</summary>
    public static string Mistake(int statusCode)
        => $"{statusCode} is no status code to refuse a request with: set one from {Minimum} to {Maximum}, such as 404, or have FlagGateOptions.Otherwise answer.";
}
