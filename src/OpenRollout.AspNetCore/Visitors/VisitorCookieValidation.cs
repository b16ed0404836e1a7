using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace OpenRollout.AspNetCore.Visitors;

/// <summary>Validates <see cref="VisitorCookieOptions"/> when the application starts: the cookie can be sent, and browsers accept it.</summary>
internal sealed class VisitorCookieValidation : IValidateOptions<VisitorCookieOptions>
{
    private const string HostPrefix = "__Host-";
    private const string SecurePrefix = "__Secure-";

    public ValidateOptionsResult Validate(string? name, VisitorCookieOptions options)
    {
        var failures = FindFailures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> FindFailures(VisitorCookieOptions options)
    {
        if (!IsValidName(options.Name))
        {
            yield return $"VisitorCookieOptions.Name: '{options.Name}' is not a valid cookie name; use ASCII letters and digits, '-', '_' and '.'.";
        }
        else if ((HasPrefix(HostPrefix) || HasPrefix(SecurePrefix)) && !options.IsSecure)
        {
            yield return $"VisitorCookieOptions.IsSecure: browsers accept '{options.Name}' only if IsSecure is true; set it to true, or set a Name without the prefix '__Host-' or '__Secure-'.";
        }
        else if (HasPrefix(HostPrefix) && options.Domain is not null)
        {
            yield return $"VisitorCookieOptions.Domain: browsers accept '{options.Name}' only without a Domain; set it to null, or set a Name without the prefix '__Host-'.";
        }

        if (options.Domain is { } domain && (!Ascii.IsValid(domain) || Uri.CheckHostName(domain.TrimStart('.')) != UriHostNameType.Dns))
        {
            yield return $"VisitorCookieOptions.Domain: '{domain}' is not a valid ASCII domain; set a domain such as 'example.com', or null for this host only.";
        }

        if (options.Lifetime < TimeSpan.FromSeconds(1))
        {
            yield return $"VisitorCookieOptions.Lifetime: '{options.Lifetime}' is too short; set at least one second.";
        }

        bool HasPrefix(string prefix) => options.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Returns whether a cookie name is valid, as ASP.NET Core's header type validates it.</summary>
    private static bool IsValidName(string name)
    {
        try
        {
            return new SetCookieHeaderValue(name).Name.Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
