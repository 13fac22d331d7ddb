/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes a search audit as Flock exports it (the header of December 2025), of any length, always
 * the same for the same seed. Names, plates and case numbers are invented; the proportions are
 * those seen in real files: 6,000 accounts of 1,600 organisations, every time frame on two lines,
 * 42 % without a case number, 12 % near-unique reasons, 7 % with two em dashes for the devices; one
 * plate in five and one case number in seven are new, the others come again (in the sample files of
 * tests/data a plate comes six to ten times in a month, a case number ten times).
 *
 *   make-audit ROWS [SEED] > audit.csv
 */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ACCOUNTS 6000
#define ORGANISATIONS 1600
#define RECENT 4096

static uint64_t state;

/* splitmix64 */
static uint64_t
draw (void)
{
  uint64_t z = (state += 0x9e3779b97f4a7c15u);

  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

static unsigned
below (unsigned limit)
{
  return (unsigned) ((draw () >> 32) * limit >> 32);
}

static int
chance (unsigned percent)
{
  return below (100) < percent;
}

/* Few that come often, many that come seldom. */
static unsigned
skewed (unsigned limit)
{
  uint64_t one = below (limit), two = below (limit);

  return (unsigned) (one * two / limit);
}

static const char *const first_names[]
    = { "Avery", "Blake", "Casey", "Drew", "Emery", "Finley", "Gray", "Harper", "Indigo", "Jules",
        "Kendall", "Logan", "Morgan", "Noel", "Oakley", "Parker", "Quinn", "Reese", "Sage", "Tatum" };
static const char *const last_names[]
    = { "Alder", "Barlow", "Corwin", "Draper", "Eastman", "Fenwick", "Garland", "Hollis", "Ingram",
        "Jessop", "Kendrick", "Lowell", "Marlow", "Norwood", "Ormond", "Prescott", "Quimby",
        "Radley", "Selwyn", "Thorne" };
static const char *const places[]
    = { "Prairie Junction", "Cedar Hollow", "North Fork", "Granite Falls", "Millbrook", "Lone Tree",
        "Red Bluff", "Fox Creek", "Stony Point", "Elm Grove" };
static const char *const states[] = { "NE", "IL", "IA", "KS", "MO", "CO", "TX", "CA" };
static const char *const bodies[] = { "PD", "County SO", "State Patrol", "University PD" };
static const char *const categories[]
    = { "Motor Vehicle Theft/Stolen", "Larceny/Theft Offenses", "Drugs/Narcotics",
        "Burglary/Breaking & Entering", "Assault/Battery Offenses", "Wanted Person (Arrest "
        "Warrant/Fugitive)", "Missing/Endangered Person/Runaway", "Robbery", "Traffic Infraction",
        "Weapons Offense (Guns/Shots Fired)" };
static const char *const words[]
    = { "hit and run", "investigation", "stolen veh", "bolo", "check welfare", "warrant", "burg",
        "inv", "suspect vehicle", "theft", "narc", "homicide", "shots fired", "missing juv" };
static const char *const colours[] = { "black", "white", "silver_grey", "red", "blue", "green" };
static const char *const makes[] = { "Ford", "Hyundai", "Toyota", "Honda", "Chevrolet", "Kia" };
static const char *const kinds[] = { "Sedan", "SUV", "Pickup", "Van" };
static const char *const types[] = { "lookup", "search", "convoy", "visual", "search - Mobile" };

#define PICK(list) (list[below (sizeof list / sizeof *list)])

static char recent_plates[RECENT][9];
static char recent_cases[RECENT][16];

static void
put_uuid (void)
{
  uint64_t a = draw (), b = draw ();

  printf ("%08x-%04x-4%03x-%04x-%012llx,", (unsigned) (a >> 32), (unsigned) (a >> 16 & 0xffff),
          (unsigned) (a & 0xfff), (unsigned) (0x8000 | (b >> 48 & 0x3fff)),
          (unsigned long long) (b & 0xffffffffffffu));
}

/* `02/13/2026, 06:04:31 AM UTC` of seconds since 2025-12-01 */
static void
put_time (long seconds)
{
  static const int days[] = { 31, 31, 28, 31, 30, 31 };
  static const int months[] = { 12, 1, 2, 3, 4, 5 };
  long day = seconds / 86400, rest = seconds % 86400;
  int month = 0, hour;

  while (day >= days[month])
    day -= days[month++];
  hour = (int) (rest / 3600);
  printf ("%02d/%02ld/%d, %02d:%02ld:%02ld %s UTC", months[month], day + 1, month == 0 ? 2025 : 2026,
          (hour + 11) % 12 + 1, rest / 60 % 60, rest % 60, hour >= 12 ? "PM" : "AM");
}

static void
put_plate (void)
{
  static const char letters[] = "ABCDEFGHJKLMNPRSTUVWXYZ";
  char *plate = recent_plates[below (RECENT)];

  if (chance (25))
    return;
  if (*plate == '\0' || chance (20))
    {
      for (int i = 0; i < 7; i++)
        plate[i] = i < 3 ? letters[below (sizeof letters - 1)] : (char) ('0' + below (10));
      plate[7] = '\0';
    }
  fputs (plate, stdout);
}

static void
put_reason (void)
{
  if (chance (12))
    printf ("%s - %s near %u %s St", PICK (categories), PICK (words), 100 + below (9900),
            PICK (last_names));
  else if (chance (50))
    printf ("%s - ", PICK (categories));
  else if (chance (3))
    printf ("\"%s, %s\"", PICK (words), PICK (words));
  else
    printf ("%s %u", PICK (words), skewed (3000));
}

static void
put_case (void)
{
  char *number = recent_cases[below (RECENT)];

  if (chance (42))
    return;
  if (*number == '\0' || chance (15))
    snprintf (number, sizeof recent_cases[0], "%s%02u-%u", chance (50) ? "c" : "C", 25 + below (2),
              10000 + below (890000));
  fputs (number, stdout);
}

static void
put_filters (void)
{
  if (chance (60))
    return;
  printf ("\"%s, %s, %s, nebraska\"", PICK (kinds), PICK (makes), PICK (colours));
}

static void
put_row (void)
{
  unsigned account = skewed (ACCOUNTS), organisation = account % ORGANISATIONS;
  unsigned networks = chance (45) ? 1 + below (4) : 572 + below (900);
  long at = 40 * 86400 + (long) below (90 * 86400), until = at - below (600);

  put_uuid ();
  printf ("%s %s%u,%s %u %s %s,%u,", first_names[account % 20], last_names[account / 20 % 20],
          account / 400, places[organisation % 10], organisation / 10, states[organisation / 7 % 8],
          bodies[organisation / 3 % 4], networks);
  if (chance (7))
    fputs ("\xe2\x80\x94\xe2\x80\x94", stdout);
  else
    printf ("%u", networks * 14 + below (40));
  fputs (",\"", stdout);
  put_time (until - 3600 * (long) (1 + below (900)));
  fputc ('\n', stdout);
  put_time (until);
  fputs ("\",", stdout);
  put_plate ();
  fputc (',', stdout);
  put_reason ();
  fputc (',', stdout);
  put_case ();
  fputc (',', stdout);
  put_filters ();
  fputs (",\"", stdout);
  put_time (at);
  printf ("\",%s,,\r\n", types[skewed (5)]);
}

int
main (int argc, char **argv)
{
  long rows = argc > 1 ? atol (argv[1]) : 0;

  if (rows <= 0)
    {
      fputs ("make-audit ROWS [SEED] > audit.csv\n", stderr);
      return 2;
    }
  state = argc > 2 ? strtoull (argv[2], NULL, 10) : 1;
  setvbuf (stdout, NULL, _IOFBF, 1 << 20);
  fputs ("ID, Name, Org Name, Total Networks Searched, Total Devices Searched, Time Frame,"
         " License Plate, Reason, Case #, Filters, Search Time, Search Type, Text Prompt,"
         " Moderation\r\n",
         stdout);
  for (long i = 0; i < rows; i++)
    put_row ();
  return fflush (stdout) == 0 && !ferror (stdout) ? 0 : 1;
}
