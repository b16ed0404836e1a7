namespace OpenRollout.AspNetCore.Requirements;

/// <summary>Validates the status codes of denied requests. Only client and server errors are valid, as other codes need a body or a location.</summary>
internal static class DeniedStatusCode
{
    private const int Minimum = 400;
    private const int Maximum = 599;

    public static bool IsValid(int statusCode) => statusCode is >= Minimum and <= Maximum;

    /// <summary>Returns the error message for an invalid status code.</summary>
    public static string DescribeError(int statusCode)
        => $"{statusCode} is not a valid status code for a denied request. Set a status code from {Minimum} to {Maximum}, such as 404, or handle denied requests with FlagGateOptions.Otherwise.";
}
