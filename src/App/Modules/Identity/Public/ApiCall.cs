using Avow.Api;

namespace Avow.Modules.Identity.Public;

/// <summary>A program that calls: which operation, in which role, and under which key of its own.</summary>
/// <param name="Key">The program's key for this act, or null.</param>
/// <param name="ActDigest">A digest of address and body.</param>
public sealed record ApiCall(ApiOperation Operation, StaffMember Caller, string? Key, byte[] ActDigest);
