/**
 * Every form of both documents, gone through by hand against its text: form × rule. Numbers are indicator
 * rows; no number means the form as a whole, `×n` that the rule finds n things there. Rules not listed for a
 * form pass or cannot be checked.
 */
export const BY_HAND: Readonly<Record<string, string>> = {
  // 45 → 44.3, 98.44 %, 20 points at 19.69: right when rounded to whole points. 1.60 % saved = 1 − 44.3/45.
  // Two scores lost with their cells; 98 − 68 = 30 leaves 10 and 20, the tops of their sections.
  'huangshi-hrss-12333-platform-2021': 'C06(4,7) C10 G01 G10(4)',
  // Output: 37 of 40 points although the cost row reached 0.30 of 1 %: at most 35.1 of 40 can be earned.
  'huangshi-hrss-it-operation-2021': 'C06(4) C10 D03(4) D07(2) I11(1) I20(3) I22 T06 G01 G10(4)',
  'huangshi-hrss-work-injury-2021': 'C08(7) C10 I09(8,9) I10 I11(7) G01 G10(4)',
  'huangshi-hrss-public-welfare-2-2021': 'C06(4) C08(5) C10 I09(1,2,3) I10 I15(6) I25(6) T03 G01 G07 G10(4)',
  // 18 for 18.264: right when rounded. The reason admits cases over the time limit; timeliness has full points.
  'huangshi-hrss-arbitration-2021': 'C10 I01(7) I04(1) I09(3,5,8) T02(4) G01 G10(5)',
  'huangshi-hrss-special-2021': 'C06(5) C08(6) C10 D07(1,2,5) I03(3) I09(3,4,6) I15(1,2,7) I25(7) G01 G10(5)',
  'huangshi-hrss-sanzhiyifu-2021':
    'A20(2) C08(5) C10 I05(6) I06 I08(1,2) I09(4,5,6) I10 I11(1,3) I13(3) I22 I25(6) T06 G01 G10(1)',
  // 10.55/18 = 58.61 %, 12 points for 11.72: right. Reason 无. Two rows scored with nothing in them.
  'huangshi-hrss-fund-supervision-2021':
    'A11 A12 C08(1) C10 D06(4,5) D12(3) I05(6) I06 I09(1) I10 I22 T01 T03 G01 P05 P06',
  // 15.27/24 = 63.625 %, printed 63.63 %: right, half up. 13 for 12.725: right.
  'huangshi-hrss-institution-personnel-2021': 'A11 C08(6) C10 I04(1,2,3) I06 I09(4,5) I10 G01 P05',
  // Output 39 of 40 with 16/20, 69/5000, 295/500, 5900/10000: at most 30.94.
  'huangshi-hrss-vocational-skills-2021':
    'A11 C10 D03(2) D06(5,8,9) D13(2) I09(6) I15(2,3,10) I21(8) G01 G10(5) P05',
  // 0/33 executed, 20 of 20 points; paid every second year, as the unit explains.
  'huangshi-hrss-expert-allowance-2021':
    'A11 A13 B01 C08(1,4) C10 D07(3) I01(5) I05(5) I06 I09(4,5) I10 G01 G10(5) P05 P06',
  // 19.4/25 = 77.60 %, printed 77.64; 15.53 follows the printed rate, 15.52 the amounts. The text says 30 万元.
  'huangshi-inspection-case-handling-2021':
    'A01 A09 A11 A16 A21 B01 B05 C08(1) C10 I06 I09(2,4,5) I10 I11(1,6) G09 G10(1)',
  'huangshi-si-archives-2021': 'A21 C06(4) C10 D10(2) I09(3,7) I10 I12(1) I14(1,5) I25(8) T06 T08 G10(4)',
  'huangshi-si-service-2021': 'A21 C06(4) C10 D07(3,7) I09(2,5,6) I10 I15(1) I22 I25(7) T03 T06 T08 G10(4)',
  // 28.8 against 21.81 and 2 against 1.5 are both over 1.3; the reason is 无偏差.
  'huangshi-si-coverage-risk-2021':
    'A19(1) C06(5) C10 D04(1,2) D07(8) I08(1) I09(7) I14(6,8) I15(4) I25(8) T01 T03 G10(5)',
  'huangshi-si-teller-system-2021':
    'C06(6,9) C10 D05(2,7) D07(9) I04(1) I09(6,8) I10 I15(2) I22 I25(9) G10(6)',
  'huangshi-employment-entrepreneurship-2021':
    'A19(2,7) C10 D04(2,4,5,6) D05(1,7) D07(10) I03(8) I07 I09(8,9) I22 I23 I25(10) T01 T03 G02 G10(6)',
  // 390/400 × 20 = 19.5: right. 99.5 − 79.5 leaves 20 for the row that lost its score.
  'huangshi-employment-public-welfare-2-2021':
    'C06(1) C10 D07(5) I03(3) I07 I09(3,4) I22 I25(5) T01 T03 G02 G07 G10(1)',
  // 20 + 40 + 40 + 10 = 110 beside a printed 100.
  'huangshi-employment-service-operation-2021':
    'C01 C10 D05(1,2,3,4) D07(10) D08(6,7,8,9) I07 I09(6,7,8,9) I25(10) T03 G02 G10(10)',
  // 70.84/434.05 = 16.32 %, 3.26 of 20: right. Unemployment 3 against ≤ 5.5 counts as A/B.
  'huangshi-employment-subsidy-2021':
    'A11 A16 C10 D07(8) I03(6) I07 I09(6,7) I22 I23 I25(8) G02 G10(5) P05 P06',
  // 1159138.98/1159138.98 = 100 %; 101 % is on the initial 1143900. Points add up to 110. 9 posts in the text,
  // 7 in the table; 9/7 = 129 %, printed 128 %. 63856.80 + 64352.00 = 128208.80, not 128218.80.
  'yuanjiang-work-injury-department-2024':
    'A01 A02 A04 A06 A08 A09×2 A10×2 A14 A15 A18×3 A19(1,11,12) A20(1,12) A23 A24 C01 C02 C04 C05 C09 D02(10) ' +
    'I01(20,21) I03(16,17) I08(1) I09(14,15,16,17) I16(7) I17(11) I18(12) T01 G01 G04 G05 G06 G09',
  // 64000 is 元 under 万元; the base table has 63856.80. 10 + 50 + 40 + 10 = 110.
  'yuanjiang-work-injury-investigation-2024':
    'A04 A08 C01 C02 C04 C05 D13(3) I02 I03(6,10) I09(6,7,10) I13(3) I16(5) I17(8) T09 G01 G09',
  // No budget score; 100 already without it. Satisfaction prints 10, its rows hold 20.
  'yuanjiang-work-injury-audit-2024':
    'A04 A08 B03 C02 C03 C09 D13(3) I02 I03(6,10) I09(6,7,10) I13(3) I16(5) I17(8) T09 G01 G09',
  // Units and departments.
  'unit:huangshi-hrss': 'B02 P01 P02 P03 P08 P09',
  'unit:huangshi-si': 'T13 G03',
  'unit:huangshi-employment': 'G03',
  'unit:yuanjiang-work-injury': 'T13',
};
